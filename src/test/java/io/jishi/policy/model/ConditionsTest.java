package io.jishi.policy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which row is for which bill: every named dimension must accept, and no match is never read as something. */
class ConditionsTest {

    private static final RuleKey KEY = new RuleKey(
            Location.IN_REGION,
            new ProviderFacts("141002", ChargeClass.CLASS_2, null, null),
            ReferralStatus.FILED,
            Set.of(AssistanceCategory.ORPHAN, AssistanceCategory.REGISTERED_POOR),
            Fen.of(3_000_000));

    @Test
    void whatIsNotNamedAcceptsEverything() {
        assertTrue(Conditions.ANY.accept(KEY));
        assertTrue(Conditions.ANY.isForEveryCategory());
    }

    @Test
    void aNamedDimensionAcceptsItsValuesOnly() {
        assertTrue(when(Set.of(Location.IN_REGION, Location.IN_COUNTY), Set.of(ChargeClass.CLASS_2), Set.of())
                .accept(KEY));
        assertFalse(when(Set.of(Location.IN_COUNTY), Set.of(ChargeClass.CLASS_2), Set.of())
                .accept(KEY));
        assertFalse(when(Set.of(Location.IN_REGION), Set.of(ChargeClass.CLASS_1), Set.of())
                .accept(KEY));
    }

    @Test
    void aNamedDimensionAcceptsNoMissingValue() {
        Conditions county = new Conditions(
                Set.of(), Set.of(), Set.of(Administration.values()), Set.of(), Set.of(), Set.of(), TotalRange.ANY);
        Conditions graded = new Conditions(
                Set.of(), Set.of(), Set.of(), Set.of(Grade.values()), Set.of(), Set.of(), TotalRange.ANY);
        assertFalse(county.accept(KEY));
        assertFalse(graded.accept(KEY));
    }

    @Test
    void oneOfThePersonsCategoriesIsEnough() {
        assertTrue(forCategories(AssistanceCategory.ORPHAN).accept(KEY));
        assertTrue(forCategories(AssistanceCategory.LOW_INCOME_MINOR, AssistanceCategory.REGISTERED_POOR)
                .accept(KEY));
        assertFalse(forCategories(AssistanceCategory.LOW_INCOME_MINOR).accept(KEY));
    }

    @Test
    void theFirstMatchWinsAndAllMatchesKeepTheirOrder() {
        RuleTable<String> table = new RuleTable<>(List.of(
                row(forCategories(AssistanceCategory.LOW_INCOME_MINOR), "not for the key"),
                row(forCategories(AssistanceCategory.ORPHAN), "first"),
                row(Conditions.ANY, "second")));
        assertEquals(Optional.of("first"), table.first(KEY).map(RuleRow::value));
        assertEquals(
                List.of("first", "second"),
                table.all(KEY).stream().map(RuleRow::value).toList());
    }

    @Test
    void noMatchIsEmptyAndATableHasARow() {
        RuleTable<String> table =
                new RuleTable<>(List.of(row(forCategories(AssistanceCategory.LOW_INCOME_MINOR), "not for the key")));
        assertEquals(Optional.empty(), table.first(KEY));
        assertEquals(List.of(), table.all(KEY));
        assertThrows(IllegalArgumentException.class, () -> new RuleTable<String>(List.of()));
    }

    private static Conditions when(
            Set<Location> locations, Set<ChargeClass> chargeClasses, Set<ReferralStatus> referrals) {
        return new Conditions(locations, chargeClasses, Set.of(), Set.of(), referrals, Set.of(), TotalRange.ANY);
    }

    private static Conditions forCategories(AssistanceCategory... categories) {
        return new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), Set.of(categories), TotalRange.ANY);
    }

    private static RuleRow<String> row(Conditions when, String value) {
        return new RuleRow<>(
                when, value, new Citation("document", "article", LocalDate.of(2019, 10, 1), Provenance.DOCUMENT));
    }

    @Test
    void aRangeOfTheTotalHoldsItsUpperBoundAndNotItsLower() {
        TotalRange upTo = new TotalRange(null, Fen.of(3_000_000));
        TotalRange over = new TotalRange(Fen.of(3_000_000), null);
        assertTrue(upTo.contains(KEY.total()));
        assertFalse(over.contains(KEY.total()));
        assertTrue(over.contains(Fen.of(3_000_001)));
        assertFalse(upTo.contains(Fen.of(3_000_001)));
        assertThrows(IllegalArgumentException.class, () -> new TotalRange(Fen.of(1), Fen.of(1)));
    }
}
