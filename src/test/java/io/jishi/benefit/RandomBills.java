package io.jishi.benefit;

import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Random bills of Linfen: every version of the package, its first and last day among the days; amounts that crowd
 * around the ceilings, caps and deductibles of calculation rules, section 4, and reach up to the largest that is
 * accepted.
 */
final class RandomBills {

    /** Deductibles, caps and ceilings of sections 4 and 5 in fen, where a sum that is off by one shows. */
    private static final long[] LIMITS = {
        5_000,
        6_000,
        10_000,
        20_000,
        26_000,
        36_000,
        40_000,
        48_000,
        50_000,
        100_000,
        150_000,
        240_000,
        360_000,
        500_000,
        1_000_000,
        3_000_000,
        4_000_000,
        6_000_000,
        7_000_000,
        40_000_000
    };

    private RandomBills() {}

    static Arbitrary<BillExample> stays() {
        return bills(days(version -> true), facts(Arbitraries.just(CareType.INPATIENT), stayFees()));
    }

    static Arbitrary<BillExample> visits() {
        return Arbitraries.of(CareType.OUTPATIENT, CareType.OUTPATIENT_TWO_DISEASE, CareType.OUTPATIENT_CHRONIC)
                .flatMap(careType -> bills(
                        days(version -> serves(version, careType)), facts(Arbitraries.just(careType), visitFees())));
    }

    /** Amounts of at least zero. */
    static Arbitrary<Fen> amounts() {
        Arbitrary<Long> aroundLimits = Combinators.combine(
                        Arbitraries.of(Arrays.stream(LIMITS).boxed().toList()),
                        Arbitraries.longs().between(-200, 200))
                .as(Long::sum);
        return Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.just(0L)),
                        Tuple.of(2, Arbitraries.longs().between(0, 500)),
                        Tuple.of(6, Arbitraries.longs().between(0, 20_000_000)),
                        Tuple.of(4, aroundLimits),
                        Tuple.of(1, Arbitraries.longs().between(0, Fen.MAXIMUM.value())),
                        Tuple.of(1, Arbitraries.just(Fen.MAXIMUM.value())))
                .map(Fen::of);
    }

    private static boolean serves(PolicyVersion version, CareType careType) {
        return switch (careType) {
            case INPATIENT -> version.inpatient() != null;
            case OUTPATIENT -> version.outpatientPooling() != null;
            case OUTPATIENT_TWO_DISEASE -> version.twoDisease() != null;
            case OUTPATIENT_CHRONIC -> version.chronic() != null;
        };
    }

    private static Arbitrary<LocalDate> days(Predicate<PolicyVersion> served) {
        List<PolicyVersion> versions =
                LinfenPackage.compiled().versions().stream().filter(served).toList();
        return Arbitraries.of(versions).flatMap(version -> {
            LocalDate first = version.inForce().from();
            LocalDate end = Objects.requireNonNull(version.inForce().until());
            long days = ChronoUnit.DAYS.between(first, end);
            return Arbitraries.frequencyOf(
                            Tuple.of(1, Arbitraries.of(0L, days - 1)),
                            Tuple.of(3, Arbitraries.longs().between(0, days - 1)))
                    .map(first::plusDays);
        });
    }

    private static Arbitrary<BillExample> bills(Arbitrary<LocalDate> days, Arbitrary<BenefitFacts> facts) {
        return Combinators.combine(days, facts, accumulators())
                .as((day, random, before) -> new BillExample(day, withKnownDisease(day, random), before));
    }

    /** A disease that the version has terms for, picked by the amount, so that it is random and can be repeated. */
    private static BenefitFacts withKnownDisease(LocalDate day, BenefitFacts facts) {
        Optional<Set<String>> known = LinfenPackage.on(day).diseasesOf(facts.careType());
        if (known.isEmpty()) {
            return facts;
        }
        List<String> diseases = known.get().stream().sorted().toList();
        int picked = (int) (facts.fees().total().value() % diseases.size());
        return new BenefitFacts(
                facts.insuredCounty(),
                facts.careType(),
                facts.provider(),
                facts.referral(),
                facts.categories(),
                diseases.get(picked),
                facts.fees(),
                facts.personalAccount());
    }

    private static Arbitrary<BenefitFacts> facts(Arbitrary<CareType> careTypes, Arbitrary<FeeTotals> fees) {
        Arbitrary<Set<AssistanceCategory>> categories = Arbitraries.frequencyOf(
                Tuple.of(2, Arbitraries.just(Set.of())),
                Tuple.of(
                        4,
                        Arbitraries.of(AssistanceCategory.class)
                                .set()
                                .ofMinSize(1)
                                .ofMaxSize(3)),
                Tuple.of(1, Arbitraries.of(AssistanceCategory.class).set()));
        Arbitrary<Fen> account =
                Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(Fen.ZERO)), Tuple.of(1, amounts()));
        return Combinators.combine(
                        counties(),
                        careTypes,
                        providers(),
                        Arbitraries.of(ReferralStatus.class),
                        categories,
                        fees,
                        account)
                .as((county, careType, provider, referral, groups, totals, available) -> new BenefitFacts(
                        county,
                        careType,
                        atHome(provider, county),
                        referral,
                        groups,
                        careType.requiresDisease() ? "replaced" : null,
                        totals,
                        available));
    }

    private static Arbitrary<String> counties() {
        return Arbitraries.of(LinfenPackage.COUNTIES);
    }

    private static Arbitrary<ProviderFacts> providers() {
        Arbitrary<String> regions = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just("home")),
                Tuple.of(3, counties()),
                Tuple.of(4, Arbitraries.of("141000", "140105", "140900", "110101", "410100", "150000")));
        Arbitrary<Optional<Grade>> grades = Arbitraries.of(Grade.class).optional();
        return Combinators.combine(
                        regions, Arbitraries.of(ChargeClass.class), Arbitraries.of(Administration.class), grades)
                .as(RandomBills::provider);
    }

    private static ProviderFacts provider(
            String region, ChargeClass chargeClass, Administration administration, Optional<Grade> grade) {
        return new ProviderFacts(region, chargeClass, administration, grade.orElse(null));
    }

    private static ProviderFacts atHome(ProviderFacts provider, String county) {
        String region = provider.region().equals("home") ? county : provider.region();
        return new ProviderFacts(region, provider.chargeClass(), provider.administration(), provider.grade());
    }

    private static Arbitrary<FeeTotals> stayFees() {
        return Combinators.combine(amounts(), smallParts(), smallParts(), smallParts())
                .as((eligible, nonCovered, overLimit, upfront) -> {
                    Fen total = eligible.plus(nonCovered).plus(overLimit).plus(upfront);
                    boolean fits = total.compareTo(Fen.MAXIMUM) <= 0;
                    return fits
                            ? new FeeTotals(total, nonCovered, overLimit, upfront, null, null)
                            : BillExample.stayFees(Fen.MAXIMUM);
                });
    }

    private static Arbitrary<FeeTotals> visitFees() {
        Arbitrary<Fen> classSums = Arbitraries.frequencyOf(Tuple.of(3, smallParts()), Tuple.of(1, amounts()));
        return Combinators.combine(classSums, classSums, smallParts(), smallParts())
                .as((classA, classB, nonCovered, upfront) -> {
                    Fen total = classA.plus(classB).plus(nonCovered).plus(upfront);
                    return new FeeTotals(total, nonCovered, Fen.ZERO, upfront, classA, classB);
                });
    }

    private static Arbitrary<Fen> smallParts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(1, Arbitraries.just(0L)),
                        Tuple.of(2, Arbitraries.longs().between(0, 100_000)))
                .map(Fen::of);
    }

    private static Arbitrary<YearToDate> accumulators() {
        Arbitrary<Integer> admissions = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 3)),
                Tuple.of(1, Arbitraries.integers().between(4, 1000)));
        Arbitrary<List<Fen>> rest = Combinators.combine(admissionFen(), amounts(), amounts(), amounts(), amounts())
                .as(List::of);
        Arbitrary<YearToDate> used = Combinators.combine(
                        admissions, amounts(), amounts(), amounts(), amounts(), rest, amounts(), amounts())
                .as((count, pool, base, illness, assistance, other, deductible, disease) -> new YearToDate(
                        count,
                        other.get(0),
                        pool,
                        base,
                        illness,
                        Fen.ZERO,
                        Fen.ZERO,
                        assistance,
                        Fen.ZERO,
                        other.get(1),
                        other.get(2),
                        deductible,
                        disease,
                        other.get(3)));
        return Arbitraries.frequencyOf(Tuple.of(1, Arbitraries.just(YearToDate.NONE)), Tuple.of(4, used));
    }

    private static Arbitrary<Fen> admissionFen() {
        return Arbitraries.longs().between(0, 500_000).map(Fen::of);
    }
}
