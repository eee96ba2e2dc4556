package io.jishi.settlement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.ledger.model.Account;
import io.jishi.settlement.model.BillPostings;
import io.jishi.settlement.model.BillSoFar;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredBills;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.time.DateRange;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

/** What holds after any history of bills, late facts, supplements and cancellations of one person (ADR-5). */
class SupplementHistoryPropertyTest {

    private static final String SEED = "20201112";

    /** Categories whose terms have caps until 2020; those of everybody are 70,000, 400,000 and 60,000. */
    private static final List<AssistanceCategory> CAPPED = List.of(
            AssistanceCategory.SUBSISTENCE_ALLOWANCE,
            AssistanceCategory.NEAR_SUBSISTENCE_ALLOWANCE,
            AssistanceCategory.DISABLED_NO_LABOUR,
            AssistanceCategory.ORPHAN);

    /**
     * Something that happens.
     *
     * @param kind what
     * @param day of a bill, or the first day of a fact
     * @param eligible of a bill
     * @param pick which row, or which category
     * @param second a side of the kind: referred, a grant, a late grant
     */
    record Event(Kind kind, LocalDate day, Fen eligible, int pick, boolean second) {
        enum Kind {
            BILL,
            FACT,
            SUPPLEMENT,
            CANCELLATION
        }
    }

    @Provide
    Arbitrary<List<Event>> histories() {
        Arbitrary<Long> amounts = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.longs().between(0, 6_000_000)),
                Tuple.of(2, Arbitraries.longs().between(6_000_000, 60_000_000)));
        return histories(Arbitraries.integers().between(0, 500).map(LocalDate.of(2019, 11, 1)::plusDays), amounts);
    }

    /** Histories of two years whose caps hold for everybody, with bills that reach them. */
    @Provide
    Arbitrary<List<Event>> costlyHistories() {
        return histories(
                Arbitraries.integers().between(0, 420).map(LocalDate.of(2019, 11, 1)::plusDays),
                Arbitraries.longs().between(10_000_000, 60_000_000));
    }

    private static Arbitrary<List<Event>> histories(Arbitrary<LocalDate> days, Arbitrary<Long> amounts) {
        Arbitrary<Event.Kind> kinds = Arbitraries.frequency(
                Tuple.of(4, Event.Kind.BILL),
                Tuple.of(3, Event.Kind.FACT),
                Tuple.of(6, Event.Kind.SUPPLEMENT),
                Tuple.of(2, Event.Kind.CANCELLATION));
        return Combinators.combine(
                        kinds,
                        days,
                        amounts.map(Fen::of),
                        Arbitraries.integers().between(0, 1000),
                        Arbitraries.of(true, false))
                .as(Event::new)
                .list()
                .ofMinSize(4)
                .ofMaxSize(24);
    }

    @Property(tries = 1500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void everyStepKeepsTheRows(@ForAll("histories") List<Event> events) {
        PersonHistory history = new PersonHistory();
        for (Event event : events) {
            happen(history, event, List.of(AssistanceCategory.values()));
            assertSums(history);
            history.rows().forEach(row -> assertRow(row));
        }
    }

    @Property(tries = 4000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    @StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
    void noCapIsEverPassed(@ForAll("costlyHistories") List<Event> events) {
        PersonHistory history = new PersonHistory();
        for (Event event : events) {
            happen(history, event, CAPPED);
            for (YearToDate year : history.accumulators().values()) {
                assertAtMost(7_000_000, year.poolingFundPaid());
                assertAtMost(40_000_000, year.criticalIllnessPaid());
                assertAtMost(6_000_000, year.medicalAssistancePaid());
            }
        }
        // a cap that no history ever meets would be proved by nothing
        boolean met = history.rows(Settlement.Kind.SUPPLEMENT).stream()
                .filter(Settlement::isLive)
                .filter(row -> row.amounts().medicalAssistance().isPositive())
                .anyMatch(row -> history.accumulators()
                        .getOrDefault(PersonHistory.yearOf(row), YearToDate.NONE)
                        .medicalAssistancePaid()
                        .equals(Fen.of(6_000_000)));
        Statistics.label("a supplement met the cap of medical assistance")
                .collect(met)
                .coverage(coverage -> coverage.check(true).count(times -> times >= 20));
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void cancellingEverythingNewestFirstLeavesNothing(@ForAll("histories") List<Event> events) {
        PersonHistory history = new PersonHistory();
        events.forEach(event -> happen(history, event, List.of(AssistanceCategory.values())));
        List<Settlement> live = new ArrayList<>(
                history.rows().stream().filter(Settlement::isLive).toList());
        live.sort(Comparator.comparingLong(Settlement::personSequence).reversed());
        for (Settlement row : live) {
            assertOlderRowsWait(history, live, row);
            assertEquals(null, history.decide(history.cancel(row)).reason());
            assertSums(history);
        }
        history.accumulators().values().forEach(year -> assertEquals(YearToDate.NONE, year));
    }

    /** Both in one batch: the second sees what the first has done. */
    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void messagesThatShareABatchSeeOneAnother(@ForAll("histories") List<Event> events, @ForAll boolean undo) {
        PersonHistory history = new PersonHistory();
        events.forEach(event -> happen(history, event, List.of(AssistanceCategory.values())));
        List<Settlement> bills = history.rows(Settlement.Kind.SETTLEMENT).stream()
                .filter(Settlement::isLive)
                .toList();
        for (Settlement bill : bills) {
            List<StoredMessage> answers = history.decide(List.of(
                    history.supplement(bill, SupplementCause.LATE_IDENTITY),
                    undo ? history.cancel(bill) : history.supplement(bill, SupplementCause.LATE_IDENTITY)));
            boolean added = answers.get(0).reason() == null;
            Reason second = answers.get(1).reason();
            if (undo) {
                assertTrue(!added || second == Reason.HAS_SUPPLEMENT, () -> "the second is " + second);
            } else {
                assertEquals(Reason.NOTHING_TO_ADD, second);
            }
            assertSums(history);
        }
    }

    private static void happen(PersonHistory history, Event event, List<AssistanceCategory> categories) {
        switch (event.kind()) {
            case BILL -> history.decide(history.stay(event.day(), event.eligible(), event.second()));
            case FACT ->
                history.register(new AssistanceSpell(
                        categories.get(event.pick() % categories.size()),
                        new DateRange(
                                event.day(),
                                event.pick() % 2 == 0 ? null : event.day().plusDays(200)),
                        event.second() ? AssistanceBasis.GRANT : AssistanceBasis.IDENTITY));
            case SUPPLEMENT -> supplement(history, event);
            case CANCELLATION -> {
                List<Settlement> rows = history.rows();
                if (!rows.isEmpty()) {
                    history.decide(history.cancel(rows.get(event.pick() % rows.size())));
                }
            }
        }
    }

    private static void supplement(PersonHistory history, Event event) {
        List<Settlement> bills = history.rows(Settlement.Kind.SETTLEMENT);
        if (bills.isEmpty()) {
            return;
        }
        Settlement bill = bills.get(event.pick() % bills.size());
        SupplementCause cause = event.second() ? SupplementCause.LATE_GRANT : SupplementCause.LATE_IDENTITY;
        List<Settlement> before = history.rows();
        StoredMessage answer = history.decide(history.supplement(bill, cause));
        if (answer.reason() != null) {
            assertEquals(before, history.rows());
            return;
        }
        List<Settlement> after = history.rows();
        assertEquals(before, after.subList(0, before.size()), "no other row has changed");
        assertEquals(before.size() + 1, after.size());
        assertEquals(
                Reason.NOTHING_TO_ADD,
                history.decide(history.supplement(bill, cause)).reason());
    }

    /** Every wide row is the sum of the changes of its live rows, and of all its rows. */
    private static void assertSums(PersonHistory history) {
        Map<AccumulatorKey, YearToDate> live = new HashMap<>();
        Map<AccumulatorKey, YearToDate> all = new HashMap<>();
        for (Settlement row : history.rows()) {
            YearToDate change = row.stored().change();
            all.merge(PersonHistory.yearOf(row), change, YearToDate::plus);
            live.merge(PersonHistory.yearOf(row), row.isLive() ? change : YearToDate.NONE, YearToDate::plus);
        }
        assertEquals(all, history.accumulators());
        assertEquals(live, history.accumulators());
        history.accumulators().values().forEach(SupplementHistoryPropertyTest::assertNotNegative);
        history.rows(Settlement.Kind.SETTLEMENT).stream()
                .filter(Settlement::isLive)
                .forEach(bill -> assertBillSoFar(bill, history));
    }

    /** A bill with its supplements is a bill, and no supplement leaves the patient with more. */
    private static void assertBillSoFar(Settlement bill, PersonHistory history) {
        List<Settlement> supplements = history.rows(Settlement.Kind.SUPPLEMENT).stream()
                .filter(row -> row.isLive() && bill.settlementId().equals(row.refersTo()))
                .toList();
        BenefitAmounts soFar = BillSoFar.of(bill, supplements).amounts();
        assertEquals(bill.amounts().total(), soFar.total());
        assertTrue(supplements.isEmpty()
                || soFar.outOfPocket().compareTo(bill.amounts().outOfPocket()) < 0);
    }

    private static void assertNotNegative(YearToDate year) {
        assertTrue(year.admissions() >= 0);
        for (Fen amount : List.of(
                year.deductiblePaid(),
                year.poolingFundPaid(),
                year.criticalIllnessBase(),
                year.criticalIllnessPaid(),
                year.medicalAssistanceDeductible(),
                year.medicalAssistancePaid(),
                year.outOfPocket())) {
            assertTrue(!amount.isNegative(), year::toString);
        }
    }

    /** It is computed again to the fen, and owes its provider the total: for a supplement nothing. */
    private static void assertRow(Settlement row) {
        StoredBills.computeAgain(row, LinfenPackage.on(row.settledOn()));
        Fen payable = BillPostings.of(row.amounts()).stream()
                .map(posting -> posting.credit() == Account.PROVIDER_PAYABLE
                        ? posting.amount()
                        : posting.amount().negated())
                .reduce(Fen.ZERO, Fen::plus);
        assertEquals(row.amounts().total(), payable);
    }

    private static void assertOlderRowsWait(PersonHistory history, List<Settlement> live, Settlement newest) {
        List<Settlement> older = live.stream()
                .filter(row -> row.personSequence() < newest.personSequence())
                .filter(row -> PersonHistory.yearOf(row).equals(PersonHistory.yearOf(newest)))
                .toList();
        if (!older.isEmpty()) {
            Settlement oldest = Collections.min(older, Comparator.comparingLong(Settlement::personSequence));
            boolean own = oldest.settlementId().equals(newest.refersTo());
            assertEquals(
                    own ? Reason.HAS_SUPPLEMENT : Reason.NOT_THE_NEWEST_SETTLEMENT,
                    history.decide(history.cancel(oldest)).reason());
        }
    }

    private static void assertAtMost(long cap, Fen paid) {
        assertTrue(paid.value() <= cap, () -> paid + " is above the cap");
    }
}
