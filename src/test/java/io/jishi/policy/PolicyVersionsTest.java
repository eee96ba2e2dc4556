package io.jishi.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.model.Financing;
import io.jishi.policy.model.PersonalAccountPolicy;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The days on which something changes in Linfen (calculation rules, sections 4 and 5), each with its eve. */
class PolicyVersionsTest {

    private final PolicyPackage linfen = LinfenPackage.compiled();

    @Test
    void theFirstDayIsTheFirstOfNovember2017() {
        assertEquals(Optional.empty(), linfen.on(LocalDate.of(2017, 10, 31)));
        PolicyVersion first = LinfenPackage.on(LocalDate.of(2017, 11, 1));
        assertEquals(
                Fen.of(7_000_000),
                Objects.requireNonNull(first.inpatient()).annualCeiling().value());
        assertNull(first.medicalAssistance());
        assertNull(first.outpatientPooling());
        assertNull(first.twoDisease());
        assertNull(first.chronic());
        assertNull(first.additionalAssistance());
    }

    @Test
    void theLastDayIsTheLastOf2022() {
        assertTrue(linfen.on(LocalDate.of(2022, 12, 31)).isPresent());
        assertEquals(Optional.empty(), linfen.on(LocalDate.of(2023, 1, 1)));
    }

    @Test
    void fifteenPointsAndTheTiltHoldFromOctober2019() {
        PolicyVersion eve = LinfenPackage.on(LocalDate.of(2019, 9, 30));
        PolicyVersion day = LinfenPackage.on(LocalDate.of(2019, 10, 1));
        assertNull(Objects.requireNonNull(eve.inpatient()).unreferredReduction());
        assertEquals(
                Rate.ofPercent(15),
                Objects.requireNonNull(Objects.requireNonNull(day.inpatient()).unreferredReduction())
                        .value());
        assertEquals(1, Objects.requireNonNull(eve.criticalIllness()).rows().size());
        assertEquals(5, Objects.requireNonNull(day.criticalIllness()).rows().size());
    }

    @Test
    void twoDiseaseMedicinesHoldFromNovember2019() {
        assertNull(LinfenPackage.on(LocalDate.of(2019, 10, 31)).twoDisease());
        PolicyVersion day = LinfenPackage.on(LocalDate.of(2019, 11, 1));
        assertEquals(
                Optional.of(Set.of("HYPERTENSION", "DIABETES_TYPE_1", "DIABETES_OTHER")),
                day.diseasesOf(CareType.OUTPATIENT_TWO_DISEASE));
        assertEquals(Optional.empty(), day.diseasesOf(CareType.OUTPATIENT_CHRONIC));
    }

    @Test
    void medicalAssistanceAndChronicDiseasesHoldFrom2020() {
        PolicyVersion eve = LinfenPackage.on(LocalDate.of(2019, 12, 31));
        PolicyVersion day = LinfenPackage.on(LocalDate.of(2020, 1, 1));
        assertNull(eve.medicalAssistance());
        assertNull(eve.chronic());
        assertNotNull(day.medicalAssistance());
        assertEquals(
                Rate.ofPercent(70), Objects.requireNonNull(day.chronic()).rate().value());
    }

    @Test
    void ordinaryOutpatientPoolingHoldsFrom2021() {
        PolicyVersion eve = LinfenPackage.on(LocalDate.of(2020, 12, 31));
        PolicyVersion day = LinfenPackage.on(LocalDate.of(2021, 1, 1));
        assertNull(eve.outpatientPooling());
        assertEquals(
                Fen.of(5_000),
                Objects.requireNonNull(day.outpatientPooling()).dayCap().value());
        assertEquals(
                Fen.of(20_000),
                Objects.requireNonNull(day.outpatientPooling()).yearCap().value());
    }

    @Test
    void personalAccountsTakeNoCreditFrom2021AndPayStaysFromThen() {
        PersonalAccountPolicy first =
                LinfenPackage.on(LocalDate.of(2017, 11, 1)).personalAccount();
        PersonalAccountPolicy eve = LinfenPackage.on(LocalDate.of(2020, 12, 31)).personalAccount();
        PersonalAccountPolicy day = LinfenPackage.on(LocalDate.of(2021, 1, 1)).personalAccount();
        assertEquals(first, eve);
        assertTrue(eve.acceptsCredits());
        assertFalse(day.acceptsCredits());
        assertFalse(eve.mayPay(CareType.INPATIENT));
        assertTrue(eve.mayPay(CareType.OUTPATIENT));
        assertTrue(day.mayPay(CareType.INPATIENT));
        assertTrue(day.mayPay(CareType.OUTPATIENT_CHRONIC));
        assertFalse(PersonalAccountPolicy.NONE.acceptsCredits());
        assertFalse(PersonalAccountPolicy.NONE.mayPay(CareType.OUTPATIENT));
    }

    @ParameterizedTest
    @CsvSource({
        "2017-11-01, 2019-09-30",
        "2019-10-01, 2019-10-31",
        "2019-11-01, 2019-12-31",
        "2020-01-01, 2020-12-31",
        "2021-01-01, 2022-12-31"
    })
    void nothingThatCountsChangesBetweenTheBoundaries(LocalDate first, LocalDate last) {
        PolicyVersion from = LinfenPackage.on(first);
        PolicyVersion to = LinfenPackage.on(last);
        assertEquals(from.inpatient(), to.inpatient());
        assertEquals(from.criticalIllness(), to.criticalIllness());
        assertEquals(from.medicalAssistance(), to.medicalAssistance());
        assertEquals(from.outpatientPooling(), to.outpatientPooling());
        assertEquals(from.twoDisease(), to.twoDisease());
        assertEquals(from.chronic(), to.chronic());
        assertEquals(from.personalAccount(), to.personalAccount());
    }

    /** ADD and the "136 + 85 %" layer are off (section 4). */
    @Test
    void neitherAnExtraLayerNorAdditionalAssistanceIsEverOn() {
        for (PolicyVersion version : linfen.versions()) {
            assertEquals(List.of(), version.extraLayers());
            assertNull(version.additionalAssistance());
        }
    }

    @Test
    void versionsFollowEachOtherWithoutGap() {
        List<PolicyVersion> versions = new ArrayList<>(linfen.versions());
        versions.remove(1);
        assertThrows(IllegalArgumentException.class, () -> of(versions));
        assertThrows(IllegalArgumentException.class, () -> of(List.of()));
    }

    private PolicyPackage of(List<PolicyVersion> versions) {
        return new PolicyPackage(
                linfen.identity(),
                linfen.geography(),
                versions,
                Financing.UNKNOWN,
                linfen.eligibility(),
                linfen.text());
    }

    @ParameterizedTest
    @CsvSource({
        "01-01, 2020-01-01, 2020-01-01",
        "01-01, 2020-12-31, 2020-01-01",
        "07-01, 2020-06-30, 2019-07-01",
        "07-01, 2020-07-01, 2020-07-01"
    })
    void theBenefitYearStartsOnItsDay(String start, LocalDate day, LocalDate expected) {
        PolicyVersion linfens = LinfenPackage.on(LocalDate.of(2020, 6, 30));
        PolicyVersion version = new PolicyVersion(
                linfens.identity(),
                linfens.inForce(),
                linfens.geography(),
                linfens.providerNeeds(),
                MonthDay.parse("--" + start),
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                PersonalAccountPolicy.NONE);
        assertEquals(expected, version.yearStartOf(day));
        assertEquals(MonthDay.of(1, 1), linfens.yearStart());
    }

    @Test
    void whatAProviderLacksIsNamedInTheOrderOfTheList() {
        PolicyVersion version = LinfenPackage.on(LocalDate.of(2020, 6, 30));
        assertEquals(
                List.of(ProviderAttribute.CHARGE_CLASS, ProviderAttribute.ADMINISTRATION),
                version.missingFrom(new ProviderFacts("141024", null, null, null)));
        assertEquals(
                List.of(ProviderAttribute.CHARGE_CLASS),
                version.missingFrom(new ProviderFacts("141024", null, Administration.COUNTY, null)));
    }
}
