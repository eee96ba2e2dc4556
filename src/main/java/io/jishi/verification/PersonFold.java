package io.jishi.verification;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The accumulators of a person as they follow from the rows so far, each adding its change in their order. */
final class PersonFold {

    private final Map<AccumulatorKey, YearToDate> years = new HashMap<>();
    private final Map<ScopeKey, Fen> scopes = new HashMap<>();

    /** The wide row of a year so far. */
    YearToDate of(AccumulatorKey year) {
        return years.getOrDefault(year, YearToDate.NONE);
    }

    /** What a bill must have been computed from: the wide row, and of the narrow rows those that its care type has. */
    YearToDate before(BillRow row, StoredFacts stored, PolicyVersion version) {
        YearToDate wide = of(row.year());
        return switch (row.terms().careType()) {
            case INPATIENT -> wide;
            case OUTPATIENT ->
                wide.withScopes(scope(day(row)), Fen.ZERO)
                        .withOutpatientPart(hasPart(version) ? scope(part(row)) : Fen.ZERO);
            case OUTPATIENT_TWO_DISEASE, OUTPATIENT_CHRONIC -> wide.withScopes(Fen.ZERO, scope(disease(row, stored)));
        };
    }

    private static boolean hasPart(PolicyVersion version) {
        OutpatientPoolingPolicy pooling = version.outpatientPooling();
        return pooling != null && pooling.yearPart() != null;
    }

    private Fen scope(ScopeKey key) {
        return scopes.getOrDefault(key, Fen.ZERO);
    }

    /** Adds what a row changed. */
    void add(BillRow row, StoredFacts stored) {
        YearToDate change = stored.change();
        YearToDate wide = change.withScopes(Fen.ZERO, Fen.ZERO).withOutpatientPart(Fen.ZERO);
        years.merge(row.year(), wide, YearToDate::plus);
        add(day(row), change.outpatientPaidToday());
        add(part(row), change.outpatientPartPaid());
        if (!change.diseasePaid().isZero()) {
            add(disease(row, stored), change.diseasePaid());
        }
    }

    private void add(ScopeKey key, Fen change) {
        if (!change.isZero()) {
            scopes.merge(key, change, Fen::plus);
        }
    }

    private static ScopeKey day(BillRow row) {
        return key(row, ScopeKey.Kind.OUTPATIENT_DAY, "", row.terms().settledOn());
    }

    private static ScopeKey part(BillRow row) {
        return key(row, ScopeKey.Kind.OUTPATIENT_PART_YEAR, "", row.terms().yearStart());
    }

    private static ScopeKey disease(BillRow row, StoredFacts stored) {
        String disease = stored.facts().disease();
        return key(
                row,
                ScopeKey.Kind.DISEASE_YEAR,
                disease == null ? "" : disease,
                row.terms().yearStart());
    }

    private static ScopeKey key(BillRow row, ScopeKey.Kind kind, String scope, LocalDate periodStart) {
        BillRow.Identity identity = row.identity();
        return new ScopeKey(identity.region(), identity.personId(), row.terms().scheme(), kind, scope, periodStart);
    }

    /** Compares the end of the fold with what is stored. */
    void compare(StoredPerson stored, Complaints complaints) {
        Set<AccumulatorKey> allYears = new HashSet<>(years.keySet());
        allYears.addAll(stored.years().keySet());
        for (AccumulatorKey year : allYears) {
            YearToDate found = stored.years().get(year);
            if (found == null) {
                complaints.about(year, Invariant.ACCUMULATORS, "there are rows of the year, and no accumulators");
            } else if (!found.equals(of(year))) {
                complaints.about(year, Invariant.ACCUMULATORS, "expected " + of(year) + ", found " + found);
            }
            if (hasNegative(of(year))) {
                complaints.about(year, Invariant.SIGNS, "the rows add up to less than nothing: " + of(year));
            }
        }
        Set<ScopeKey> allScopes = new HashSet<>(scopes.keySet());
        allScopes.addAll(stored.scopes().keySet());
        for (ScopeKey scope : allScopes) {
            Fen found = stored.scopes().getOrDefault(scope, Fen.ZERO);
            if (!found.equals(scope(scope))) {
                complaints.about(scope, Invariant.ACCUMULATORS, "expected " + scope(scope) + ", found " + found);
            }
            if (scope(scope).isNegative()) {
                complaints.about(scope, Invariant.SIGNS, "the rows add up to less than nothing: " + scope(scope));
            }
        }
    }

    private static boolean hasNegative(YearToDate totals) {
        return totals.admissions() < 0
                || totals.deductiblePaid().isNegative()
                || totals.poolingFundPaid().isNegative()
                || totals.criticalIllnessBase().isNegative()
                || totals.criticalIllnessPaid().isNegative()
                || totals.extrasPaid().isNegative()
                || totals.medicalAssistanceDeductible().isNegative()
                || totals.medicalAssistancePaid().isNegative()
                || totals.additionalAssistancePaid().isNegative()
                || totals.outpatientPaid().isNegative()
                || totals.twoDiseaseDeductible().isNegative()
                || totals.outOfPocket().isNegative();
    }
}
