package io.jishi.benefit;

import static io.jishi.benefit.ReferenceLinfenBill.yuan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds for a supplement to any stay of Linfen, whatever category comes late. */
class SupplementPropertyTest {

    private static final String SEED = "20190929";

    /** A day on which one category has medical assistance without the tilt of critical illness insurance. */
    private static final LocalDate ASSISTED = LocalDate.of(2020, 6, 1);

    private static final List<Function<BenefitAmounts, Fen>> LAYERS = List.of(
            BenefitAmounts::poolingFund,
            BenefitAmounts::criticalIllness,
            BenefitAmounts::extras,
            BenefitAmounts::medicalAssistance,
            BenefitAmounts::additionalAssistance);

    @Provide
    Arbitrary<BillExample> stays() {
        Arbitrary<BillExample> assisted = RandomBills.stays()
                .map(stay -> stay.on(ASSISTED)
                        .with(YearToDate.NONE)
                        .with(Set.of(AssistanceCategory.NEAR_SUBSISTENCE_ALLOWANCE)));
        return Arbitraries.frequencyOf(Tuple.of(3, RandomBills.stays()), Tuple.of(1, assisted));
    }

    @Provide
    Arbitrary<Set<AssistanceCategory>> categories() {
        return Arbitraries.of(AssistanceCategory.class).set().ofMinSize(1).ofMaxSize(2);
    }

    /** The patient ends where the reference, which is written from the text, puts a bill with the late categories. */
    @Property(tries = 5000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void thePatientPaysWhatTheReferenceLeavesOrWhatWasPaid(
            @ForAll("stays") BillExample stay, @ForAll("categories") Set<AssistanceCategory> late) {
        BenefitResult.Settled bill = stay.settle();
        BillExample again = stay.with(union(stay.facts().categories(), late));
        Optional<BenefitResult.Settled> supplement = supplement(bill, again.settle());
        BigDecimal reference = ReferenceLinfenBill.of(again).get("outOfPocket");
        BenefitAmounts after = supplement
                .map(BenefitResult.Settled::amounts)
                .map(bill.amounts()::plus)
                .orElse(bill.amounts());
        assertEquals(yuan(bill.amounts().outOfPocket()).min(reference), yuan(after.outOfPocket()));
        Statistics.label("added")
                .collect(supplement.isPresent())
                .coverage(coverage -> coverage.check(true).count(times -> times >= 500));
        boolean fell = LAYERS.stream()
                .anyMatch(layer -> layer.apply(again.settle().amounts()).compareTo(layer.apply(bill.amounts())) < 0);
        Statistics.label("added while another layer fell")
                .collect(supplement.isPresent() && fell)
                .coverage(coverage -> coverage.check(true).count(times -> times >= 50));
    }

    @Property(tries = 3000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void noLayerGivesBackAndNoneGoesBeyondWhatItIsComputedToPay(
            @ForAll("stays") BillExample stay, @ForAll("categories") Set<AssistanceCategory> late) {
        BenefitResult.Settled bill = stay.settle();
        BenefitResult.Settled again =
                stay.with(union(stay.facts().categories(), late)).settle();
        supplement(bill, again).ifPresent(supplement -> {
            for (Function<BenefitAmounts, Fen> layer : LAYERS) {
                Fen added = layer.apply(supplement.amounts());
                Fen sum = layer.apply(bill.amounts()).plus(added);
                assertTrue(!added.isNegative());
                assertTrue(added.isZero() || sum.compareTo(layer.apply(again.amounts())) <= 0);
            }
        });
    }

    /** Account and cash end as they would have been paid, had the fact been known: cash goes back first. */
    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void accountAndCashEndAsOfTheBillComputedAgain(
            @ForAll("stays") BillExample stay, @ForAll("categories") Set<AssistanceCategory> late) {
        BenefitResult.Settled bill = stay.settle();
        BenefitResult.Settled again =
                stay.with(union(stay.facts().categories(), late)).settle();
        supplement(bill, again).ifPresent(supplement -> {
            BenefitAmounts after = bill.amounts().plus(supplement.amounts());
            assertEquals(again.amounts().cash(), after.cash());
            assertEquals(again.amounts().personalAccount(), after.personalAccount());
        });
    }

    /** A grant moves medical assistance alone. */
    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aGrantMovesMedicalAssistanceAlone(
            @ForAll("stays") BillExample stay, @ForAll("categories") Set<AssistanceCategory> late) {
        BenefitResult.Settled bill = stay.settle();
        BenefitFacts granted = stay.facts().withGrants(late);
        BenefitResult result = BenefitCalculator.compute(stay.policy(), granted, stay.before());
        BenefitAmounts again = ((BenefitResult.Settled) result).amounts();
        assertEquals(bill.amounts().poolingFund(), again.poolingFund());
        assertEquals(bill.amounts().criticalIllness(), again.criticalIllness());
        assertEquals(bill.amounts().extras(), again.extras());
        // both read the same row, and critical illness insurance the lower one: the identity leaves less to assist
        BillExample identity = stay.with(union(stay.facts().categories(), late));
        assertTrue(identity.settle().amounts().fundTotal().compareTo(again.fundTotal()) >= 0);
    }

    private static Optional<BenefitResult.Settled> supplement(BenefitResult.Settled bill, BenefitResult.Settled again) {
        Supplement.Paid paid = new Supplement.Paid(bill.amounts(), bill.change().medicalAssistanceDeductible());
        return Supplement.of(SupplementCause.LATE_IDENTITY, again, paid);
    }

    private static Set<AssistanceCategory> union(Set<AssistanceCategory> some, Set<AssistanceCategory> more) {
        Set<AssistanceCategory> all = EnumSet.copyOf(more);
        all.addAll(some);
        return all;
    }
}
