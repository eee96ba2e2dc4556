package io.jishi.benefit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.trace.StepName;
import io.jishi.benefit.trace.StepOutcome;
import io.jishi.benefit.trace.TraceStep;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.support.SyntheticPackage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/**
 * Ordinary outpatient visits under limits that the package of Linfen does not have, each of them by chance: caps of a
 * visit, one paid visit a day, a part of the year's cap, and an account. A whole year is settled, bill after bill.
 */
class VisitShapesPropertyTest {

    private static final String SEED = "20200515";
    private static final BigDecimal NO_LIMIT = new BigDecimal("999999999.99");

    /** Rules, and the visits of a year in their order. */
    record Example(ReferenceVisits.Rules rules, List<ReferenceVisits.Visit> visits) {}

    @Provide
    Arbitrary<Example> years() {
        return Arbitraries.longs().map(seed -> example(new Random(seed)));
    }

    @Property(tries = 300, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void everyVisitOfAYearIsPaidAsTheReferencePaysIt(@ForAll("years") Example example) {
        PolicyVersion policy = policy(example.rules());
        ReferenceVisits reference = new ReferenceVisits(example.rules());
        YearToDate year = YearToDate.NONE;
        Fen villages = Fen.ZERO;
        int today = 0;
        for (ReferenceVisits.Visit visit : example.visits()) {
            // as a settlement does it: the day is kept apart, and so is the part, which townships do not touch
            year = visit.day() == today ? year : year.withScopes(Fen.ZERO, Fen.ZERO);
            today = visit.day();
            BenefitResult.Settled bill = settle(policy, visit, year);
            assertEquals(reference.pay(visit), paid(bill.amounts()));
            villages = visit.village() ? villages.plus(bill.amounts().poolingFund()) : villages;
            met(example.rules(), visit, year, bill);
            assertEquals(year, year.plus(bill.change()).plus(bill.change().negated()));
            year = year.plus(bill.change());
            assertEquals(example.rules().villagePart() == null ? Fen.ZERO : villages, year.outpatientPartPaid());
            TraceSteps steps = TraceSteps.of(bill.trace());
            steps.assertAmountsOfEveryBill(bill.amounts());
            assertEquals(bill.amounts().poolingFund(), steps.amount(StepName.OUTPATIENT_POOLING));
            assertAccountIsTracedWhereItIsAskedFor(visit, example.rules(), bill);
        }
    }

    private static void met(
            ReferenceVisits.Rules rules, ReferenceVisits.Visit visit, YearToDate before, BenefitResult.Settled bill) {
        boolean village = visit.village() && rules.villagePart() != null;
        met(
                "a part is used up before the year",
                village
                        && before.outpatientPartPaid()
                                .plus(bill.amounts().poolingFund())
                                .equals(fen(rules.villagePart()))
                        && before.outpatientPaid().compareTo(fen(rules.yearCap())) < 0);
        met(
                "a second visit of a day is not paid",
                rules.onePaidVisitADay()
                        && before.outpatientPaidToday().isPositive()
                        && visit.classA().signum() > 0);
        met(
                "an account pays a part",
                bill.amounts().personalAccount().isPositive()
                        && bill.amounts().cash().isPositive());
    }

    private static void met(String label, boolean met) {
        Statistics.label(label)
                .collect(met)
                .coverage(coverage -> coverage.check(true).count(times -> times >= 20));
    }

    /** Last before cash, with its article; whoever does not ask has no such step. */
    private static void assertAccountIsTracedWhereItIsAskedFor(
            ReferenceVisits.Visit visit, ReferenceVisits.Rules rules, BenefitResult.Settled bill) {
        List<TraceStep> trace = bill.trace();
        TraceStep last = trace.get(trace.size() - 2);
        assertEquals(StepName.OUT_OF_POCKET, trace.get(trace.size() - 1).name());
        if (visit.account().signum() == 0) {
            assertFalse(TraceSteps.of(trace).byName().containsKey(StepName.PERSONAL_ACCOUNT));
            return;
        }
        assertEquals(StepName.PERSONAL_ACCOUNT, last.name());
        assertEquals(rules.accountPays() ? StepOutcome.COMPUTED : StepOutcome.NOT_MODELLED, last.outcome());
        assertEquals(rules.accountPays(), !last.citations().isEmpty());
    }

    @Property(tries = 100, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void everyLimitThatAVisitIsHeldAgainstIsCited(@ForAll("years") Example example) {
        PolicyVersion policy = policy(example.rules());
        for (ReferenceVisits.Visit visit : example.visits()) {
            TraceSteps steps =
                    TraceSteps.of(settle(policy, visit, YearToDate.NONE).trace());
            TraceStep step = Objects.requireNonNull(steps.byName().get(StepName.OUTPATIENT_POOLING));
            int limits = (example.rules().villageVisitCap() == null ? 0 : 1)
                    + (example.rules().onePaidVisitADay() ? 1 : 0)
                    + (visit.village() && example.rules().villagePart() != null ? 1 : 0);
            // rates, cap of the day and cap of the year are always there
            assertEquals(3 + limits, step.citations().size());
            assertTrue(step.inputs().size() >= 6);
        }
    }

    private static BenefitResult.Settled settle(PolicyVersion policy, ReferenceVisits.Visit visit, YearToDate before) {
        Fen classA = fen(visit.classA());
        Fen classB = fen(visit.classB());
        Fen other = fen(visit.other());
        BenefitFacts facts = new BenefitFacts(
                SyntheticPackage.COUNTY,
                CareType.OUTPATIENT,
                new ProviderFacts(
                        SyntheticPackage.COUNTY,
                        null,
                        visit.village() ? Administration.VILLAGE : Administration.TOWNSHIP,
                        null),
                ReferralStatus.NOT_FILED,
                Set.of(),
                null,
                new FeeTotals(classA.plus(classB).plus(other), other, Fen.ZERO, Fen.ZERO, classA, classB),
                fen(visit.account()));
        if (BenefitCalculator.compute(policy, facts, before) instanceof BenefitResult.Settled bill) {
            return bill;
        }
        throw new AssertionError("no bill");
    }

    private static ReferenceVisits.Paid paid(BenefitAmounts bill) {
        return new ReferenceVisits.Paid(yuan(bill.poolingFund()), yuan(bill.personalAccount()), yuan(bill.cash()));
    }

    private static PolicyVersion policy(ReferenceVisits.Rules rules) {
        SyntheticPackage subject = SyntheticPackage.ofVisits(
                        rules.rateA().toPlainString(),
                        rules.rateB().toPlainString(),
                        rules.dayCap().toPlainString(),
                        rules.yearCap().toPlainString())
                .needing("administration");
        if (rules.villageVisitCap() != null && rules.townshipVisitCap() != null) {
            subject.with(
                    "outpatientPooling.visitCap",
                    "yuan",
                    "rows: [{when: {administration: [VILLAGE]}, cap: " + rules.villageVisitCap() + "}, {cap: "
                            + rules.townshipVisitCap() + "}]");
        }
        if (rules.onePaidVisitADay()) {
            subject.with("outpatientPooling.paidVisitsPerDay", "visits", "value: 1");
        }
        if (rules.villagePart() != null) {
            subject.with(
                    "outpatientPooling.yearPart",
                    "yuan",
                    "rows: [{when: {administration: [VILLAGE]}, cap: " + rules.villagePart() + "}]");
        }
        if (rules.accountPays()) {
            subject.with("personalAccount.pays", "code", "careTypes: [OUTPATIENT]");
        }
        return subject.version();
    }

    private static Example example(Random random) {
        boolean caps = random.nextBoolean();
        ReferenceVisits.Rules rules = new ReferenceVisits.Rules(
                BigDecimal.valueOf(random.nextInt(101), 2),
                BigDecimal.valueOf(random.nextInt(101), 2),
                random.nextBoolean() ? money(random, 6_000) : NO_LIMIT,
                money(random, 30_000),
                caps ? money(random, 2_000) : null,
                caps ? money(random, 4_000) : null,
                random.nextBoolean(),
                random.nextBoolean() ? money(random, 8_000) : null,
                random.nextBoolean());
        List<ReferenceVisits.Visit> visits = new ArrayList<>();
        int day = 1;
        for (int i = 0; i < 25; i++) {
            day += random.nextInt(2);
            visits.add(new ReferenceVisits.Visit(
                    day,
                    random.nextBoolean(),
                    money(random, 6_000),
                    money(random, 4_000),
                    money(random, 1_000),
                    random.nextBoolean() ? money(random, 3_000) : BigDecimal.valueOf(0, 2)));
        }
        return new Example(rules, visits);
    }

    private static BigDecimal money(Random random, int bound) {
        return BigDecimal.valueOf(random.nextInt(bound), 2);
    }

    private static BigDecimal yuan(Fen amount) {
        return BigDecimal.valueOf(amount.value(), 2);
    }

    private static Fen fen(@Nullable BigDecimal yuan) {
        return yuan == null ? Fen.ZERO : Fen.of(yuan.movePointRight(2).longValueExact());
    }
}
