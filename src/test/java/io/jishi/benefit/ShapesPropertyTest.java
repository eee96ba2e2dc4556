package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.support.SyntheticPackage;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/**
 * The shapes that the package of Linfen does not have, all of them at once and each of them by chance, against a
 * reference in {@link BigDecimal}: first pay, deductibles by admission, of the year and with a limit, floor, bands,
 * reduction, composition of the base, extra layers, additional assistance and the global maximum.
 */
class ShapesPropertyTest {

    private static final String SEED = "20200630";
    private static final BigDecimal NO_LIMIT = new BigDecimal("99999999.00");

    /** Rules and a stay under them. */
    record Example(ReferenceShapes.Rules rules, ReferenceShapes.Stay stay) {}

    @Provide
    Arbitrary<Example> examples() {
        return Arbitraries.longs().map(seed -> example(new Random(seed)));
    }

    @Property(tries = 1500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void everyAmountIsTheOneOfTheReference(@ForAll("examples") Example example) {
        BenefitResult.Settled bill = settle(example);
        assertEquals(ReferenceShapes.of(example.rules(), example.stay()), amountsOf(bill.amounts()));
        TraceSteps steps = TraceSteps.of(bill.trace());
        met("first pay", steps.amount(StepName.FIRST_PAY).isPositive());
        met(
                "floor lifts",
                steps.amount(StepName.FLOOR).isPositive()
                        && steps.amount(StepName.FLOOR).equals(steps.amount(StepName.POOLING_FUND)));
        met("deductible cut by the year", cut(steps, StepName.DEDUCTIBLE));
        met("global maximum cuts", cut(steps, StepName.GLOBAL_MAXIMUM));
        met("extra layer pays", steps.amount(StepName.EXTRA_LAYER).isPositive());
        met("extra layer cut", cut(steps, StepName.EXTRA_LAYER));
        met(
                "additional assistance pays",
                steps.amount(StepName.ADDITIONAL_ASSISTANCE).isPositive());
        met("ceiling cuts", cut(steps, StepName.POOLING_FUND));
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void noShapePaysMoreThanTheExpenseAndEveryStepCitesItsRule(@ForAll("examples") Example example) {
        BenefitResult.Settled bill = settle(example);
        assertTrue(bill.amounts().outOfPocket().compareTo(Fen.ZERO) >= 0);
        assertTrue(bill.amounts().fundTotal().compareTo(bill.amounts().total()) <= 0);
        for (StepName name : List.of(
                StepName.FIRST_PAY,
                StepName.DEDUCTIBLE,
                StepName.FLOOR,
                StepName.EXTRA_LAYER,
                StepName.GLOBAL_MAXIMUM)) {
            TraceSteps steps = TraceSteps.of(bill.trace());
            if (steps.byName().containsKey(name)) {
                assertTrue(!steps.byName().get(name).citations().isEmpty(), name::name);
            }
        }
    }

    private static boolean cut(TraceSteps steps, StepName name) {
        return steps.byName().containsKey(name) && steps.byName().get(name).outcome() == StepOutcome.CUT_BY_LIMIT;
    }

    private static void met(String label, boolean met) {
        Statistics.label(label)
                .collect(met)
                .coverage(coverage -> coverage.check(true).count(times -> times >= 20));
    }

    private static ReferenceShapes.Amounts amountsOf(BenefitAmounts bill) {
        return new ReferenceShapes.Amounts(
                yuan(bill.deductible()),
                yuan(bill.poolingFund()),
                yuan(bill.unreferredReduction()),
                yuan(bill.criticalIllnessBase()),
                yuan(bill.criticalIllness()),
                yuan(bill.extras()),
                yuan(bill.medicalAssistance()),
                yuan(bill.additionalAssistance()),
                yuan(bill.outOfPocket()));
    }

    private static BigDecimal yuan(Fen amount) {
        return new BigDecimal(amount.toYuan());
    }

    private static Fen fen(BigDecimal amount) {
        return Fen.of(amount.movePointRight(2).longValueExact());
    }

    private static BenefitResult.Settled settle(Example example) {
        ReferenceShapes.Stay stay = example.stay();
        BenefitFacts facts = new BenefitFacts(
                SyntheticPackage.COUNTY,
                CareType.INPATIENT,
                new ProviderFacts(SyntheticPackage.OTHER_COUNTY, null, null, null),
                example.rules().points().signum() > 0 ? ReferralStatus.NOT_FILED : ReferralStatus.FILED,
                Set.of(AssistanceCategory.ORPHAN),
                null,
                new FeeTotals(fen(stay.total()), fen(stay.nonCovered()), Fen.ZERO, fen(stay.upfront()), null, null),
                Fen.ZERO);
        YearToDate before = new YearToDate(
                stay.admissions(),
                fen(stay.deductiblePaid()),
                fen(stay.poolPaid()),
                fen(stay.base()),
                Fen.ZERO,
                fen(stay.extrasPaid()),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO);
        BenefitResult result = BenefitCalculator.compute(version(example.rules()), facts, before);
        return (BenefitResult.Settled) result;
    }

    private static PolicyVersion version(ReferenceShapes.Rules rules) {
        String amounts = String.join(
                ", ",
                rules.deductibles().stream()
                        .map(amount -> "{amount: " + amount + "}")
                        .toList());
        return SyntheticPackage.ofStays(
                        "{deductibles: [" + amounts + "], bands: [{over: 0, rate: " + rules.rate() + "}, {over: "
                                + rules.threshold() + ", rate: " + rules.rateAbove() + "}]}",
                        rules.ceiling().toPlainString())
                .with("inpatient.deductiblePeriod", "code", "value: " + (rules.yearly() ? "YEAR" : "STAY"))
                .with("inpatient.deductibleYearLimit", "yuan", "value: " + rules.yearLimit())
                .with("inpatient.firstPay", "ratio", "rows: [{rate: " + rules.firstPay() + "}]")
                .with(
                        "inpatient.floor",
                        "ratio",
                        "rows: [{rate: " + rules.floor() + ", of: " + (rules.floorOfTotal() ? "TOTAL" : "ELIGIBLE")
                                + "}]")
                .with("inpatient.unreferredReduction", "ratio", "value: " + rules.points())
                .withCriticalIllness("{deductible: 3000, rate: 0.6, cap: none}")
                .with(
                        "criticalIllness.base",
                        "yes or no",
                        "deductible: " + rules.baseWithDeductible() + "\nupfrontSelfPay: " + rules.baseWithUpfront()
                                + "\nfirstPay: " + rules.baseWithFirstPay())
                .withAssistance("{when: {category: [ORPHAN]}, deductible: 0, rate: 0.7, cap: none}")
                .with(
                        "extraLayers",
                        "ratio",
                        "layers: [{name: layer, categories: [ORPHAN], remainder: {rate: " + rules.remainderRate()
                                + "}, cap: " + rules.layerCap() + ", after: "
                                + (rules.layerAfterAssistance() ? "MEDICAL_ASSISTANCE" : "CRITICAL_ILLNESS") + "}]")
                .with(
                        "additionalAssistance.terms",
                        "threshold yuan, rate ratio, cap yuan",
                        "categories: [ORPHAN]\nthreshold: 500\nrate: 0.5\ncap: none")
                .with(
                        "globalMaximum",
                        "ratio",
                        "value: " + rules.maximum() + "\nof: " + (rules.maximumOfTotal() ? "TOTAL" : "ELIGIBLE"))
                .version();
    }

    private static Example example(Random random) {
        BigDecimal total = money(random, 8_000_000);
        BigDecimal nonCovered = share(random, total, 3);
        BigDecimal upfront = share(random, total.subtract(nonCovered), 3);
        ReferenceShapes.Stay stay = new ReferenceShapes.Stay(
                total,
                nonCovered,
                upfront,
                random.nextInt(4),
                money(random, 300_000),
                money(random, 9_000_000),
                money(random, 600_000),
                money(random, 500_000));
        ReferenceShapes.Rules rules = new ReferenceShapes.Rules(
                List.of(money(random, 200_000), money(random, 150_000), money(random, 100_000)),
                random.nextBoolean(),
                random.nextBoolean() ? money(random, 400_000) : NO_LIMIT,
                random.nextBoolean() ? rate(random, 0, 30) : rate(random, 0, 0),
                random.nextBoolean() ? rate(random, 30, 60) : rate(random, 0, 0),
                random.nextBoolean(),
                money(random, 4_000_000).add(new BigDecimal("0.01")),
                rate(random, 40, 80),
                rate(random, 50, 90),
                random.nextBoolean() ? rate(random, 5, 20) : rate(random, 0, 0),
                money(random, 15_000_000),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean() ? rate(random, 10, 90) : rate(random, 0, 0),
                random.nextBoolean(),
                random.nextBoolean() ? money(random, 900_000) : NO_LIMIT,
                random.nextBoolean() ? rate(random, 60, 95) : rate(random, 100, 100),
                random.nextBoolean());
        return new Example(rules, stay);
    }

    private static BigDecimal money(Random random, int bound) {
        return BigDecimal.valueOf(random.nextInt(bound), 2);
    }

    private static BigDecimal share(Random random, BigDecimal of, int parts) {
        long fen = of.movePointRight(2).longValueExact();
        return random.nextBoolean()
                ? BigDecimal.valueOf(0, 2)
                : BigDecimal.valueOf(random.nextLong(fen / parts + 1), 2);
    }

    private static BigDecimal rate(Random random, int from, int to) {
        return BigDecimal.valueOf(random.nextInt(from, to + 1), 2);
    }
}
