package io.jishi.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.KnownReason;
import io.jishi.reconciliation.model.Period;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.TotalsResult;
import io.jishi.reconciliation.model.Verdict;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sums of a day, and each known reason of a false difference. A stay is 1,000.00: 600.00, 10.00, 90.00 and 300.00. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ReconcileTotalsTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-05");

    @Inject
    @SuppressWarnings("NullAway.Init")
    BookedRows rows;

    private final String provider = SettledRow.newProvider();

    private Selection stays() {
        return new Selection(
                SettledRow.REGION,
                provider,
                Scheme.RESIDENT,
                ClearingType.INPATIENT,
                new Period(DAY, DAY),
                RefundFilter.ALL);
    }

    private static Sums sums(long count, long total, long fundTotal, long personalAccount) {
        return new Sums(count, Fen.of(total), Fen.of(fundTotal), Fen.of(personalAccount));
    }

    private TotalsResult reconcile(Selection selection, Sums claimed, String... settings) {
        RegionSwitches switches = new RegionSwitches(Bounds.with(settings));
        return new ReconcileTotals(rows, switches)
                .reconcile(selection, claimed)
                .await()
                .atMost(Duration.ofSeconds(20));
    }

    private TotalsResult assertBalanced(Sums claimed, String... settings) {
        TotalsResult result = reconcile(stays(), claimed, settings);
        assertEquals(claimed, result.ours());
        assertEquals(Verdict.BALANCED, result.verdict());
        assertEquals(List.of(), result.explainedBy());
        return result;
    }

    /** A difference that one switch explains and removes, and that the hint names. */
    private void assertExplained(KnownReason reason, Sums claimed, String... settings) {
        TotalsResult result = reconcile(stays(), claimed);
        assertTrue(result.verdict() != Verdict.BALANCED, result::english);
        assertTrue(result.explainedBy().contains(reason), result::english);
        assertTrue(result.chinese().contains(reason.chinese()), result::chinese);
        assertBalanced(claimed, settings);
    }

    @Test
    void whatBothSidesHaveIsBalanced() {
        SettledRow.insert(List.of(
                SettledRow.stay(provider, "2026-03-05T00:00:00"),
                SettledRow.stay(provider, "2026-03-05T23:59:59"),
                SettledRow.stay(provider, "2026-03-04T23:59:59"),
                SettledRow.stay(provider, "2026-03-06T00:00:00"),
                SettledRow.stay(provider, "2026-03-05T10:00:00").of("EMPLOYEE", "INPATIENT"),
                SettledRow.stay(provider, "2026-03-05T10:00:00").of("RESIDENT", "OUTPATIENT"),
                SettledRow.stay(SettledRow.newProvider(), "2026-03-05T10:00:00")));
        TotalsResult result = assertBalanced(sums(2, 200_000, 120_000, 18_000));
        assertEquals("0", result.code());
        assertEquals("对平:2笔,总额2000.00,基金1200.00,个账180.00", result.chinese());
    }

    @Test
    void everyKindOfOutpatientCareIsClearedTogether() {
        SettledRow stay = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(List.of(
                stay,
                SettledRow.stay(provider, "2026-03-05T10:00:00").of("RESIDENT", "OUTPATIENT"),
                SettledRow.stay(provider, "2026-03-05T10:00:00").of("RESIDENT", "OUTPATIENT_CHRONIC"),
                SettledRow.stay(provider, "2026-03-05T10:00:00").of("RESIDENT", "OUTPATIENT_TWO_DISEASE")));
        Selection outpatient = new Selection(
                SettledRow.REGION,
                provider,
                Scheme.RESIDENT,
                ClearingType.OUTPATIENT,
                new Period(DAY, DAY),
                RefundFilter.ALL);
        assertEquals(3, reconcile(outpatient, Sums.NONE).ours().count());
        Selection everything =
                new Selection(SettledRow.REGION, provider, null, null, new Period(DAY, DAY), RefundFilter.ALL);
        assertEquals(4, reconcile(everything, Sums.NONE).ours().count());
    }

    @Test
    void whoHasMoreIsSaid() {
        SettledRow.insert(List.of(SettledRow.stay(provider, "2026-03-05T10:00:00")));
        TotalsResult ours = reconcile(stays(), Sums.NONE);
        assertEquals(Verdict.OURS_MORE, ours.verdict());
        assertEquals("1", ours.code());
        assertEquals(sums(1, 100_000, 60_000, 9_000), ours.difference());
        assertEquals("中心多:中心1笔,总额1000.00,基金600.00,个账90.00;中心减医药机构:1笔,总额1000.00,基金600.00,个账90.00", ours.chinese());
        TotalsResult theirs = reconcile(stays(), sums(2, 200_000, 120_000, 18_000), "switches.wide-codes", "true");
        assertEquals(Verdict.THEIRS_MORE, theirs.verdict());
        assertEquals("000102", theirs.code());
        TotalsResult different = reconcile(stays(), sums(1, 100_000, 60_001, 9_000));
        assertEquals(Verdict.DIFFERENT, different.verdict());
        assertEquals("3", different.code());
        assertTrue(different.english().contains("funds -0.01"), different::english);
        // more rows with a smaller sum: a cancellation that one side does not have
        assertEquals(Verdict.DIFFERENT, reconcile(stays(), sums(2, 0, 0, 0)).verdict());
    }

    @Test
    void aReversedBillAndItsReversalAreNotThere() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(List.of(bill, bill.reversed("2026-03-05T10:05:00")));
        assertBalanced(Sums.NONE);
        assertBalanced(Sums.NONE, "switches.cancelled-pairs", "NEITHER");
    }

    @Test
    void aBillWhoseCancellationWasReversedCountsAgain() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow cancellation = bill.cancelled("2026-03-05T10:05:00");
        SettledRow.insert(List.of(bill, cancellation, cancellation.reversed("2026-03-05T10:10:00")));
        assertBalanced(sums(1, 100_000, 60_000, 9_000));
        assertBalanced(sums(1, 100_000, 60_000, 9_000), "switches.cancelled-pairs", "NEITHER");
    }

    @Test
    void cancelledBillsMayCountOnOneSideOnly() {
        SettledRow stands = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow cancelled = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(List.of(stands, cancelled, cancelled.cancelled("2026-03-05T11:00:00")));
        assertBalanced(sums(3, 100_000, 60_000, 9_000));
        assertExplained(
                KnownReason.CANCELLED_PAIRS, sums(1, 100_000, 60_000, 9_000), "switches.cancelled-pairs", "NEITHER");
    }

    @Test
    void aBillThatWasCancelledOnAnotherDayIsNotThereEither() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(List.of(bill, bill.cancelled("2026-03-09T11:00:00")));
        assertBalanced(sums(1, 100_000, 60_000, 9_000));
        assertExplained(KnownReason.CANCELLED_PAIRS, Sums.NONE, "switches.cancelled-pairs", "NEITHER");
    }

    @Test
    void theFundTotalMayContainThePersonalAccount() {
        SettledRow.insert(List.of(SettledRow.stay(provider, "2026-03-05T10:00:00")));
        assertExplained(
                KnownReason.PERSONAL_ACCOUNT,
                sums(1, 100_000, 69_000, 9_000),
                "switches.personal-account-in-funds",
                "true");
    }

    @Test
    void theFundTotalMayContainWhatTheHospitalBears() {
        SettledRow.insert(List.of(SettledRow.stay(provider, "2026-03-05T10:00:00")));
        assertExplained(
                KnownReason.HOSPITAL_BORNE,
                sums(1, 100_000, 61_000, 9_000),
                "switches.hospital-borne-in-funds",
                "true");
    }

    @Test
    void aBillMayBeBookedByItsReferenceDate() {
        SettledRow.insert(List.of(
                SettledRow.stay(provider, "2026-04-20T10:00:00").on(DAY),
                SettledRow.stay(provider, "2026-04-21T10:00:00").on(DAY),
                SettledRow.stay(provider, "2026-03-05T10:00:00").on(DAY.minusDays(1))));
        assertBalanced(sums(1, 100_000, 60_000, 9_000));
        assertExplained(
                KnownReason.BOOKING_DAY, sums(2, 200_000, 120_000, 18_000), "switches.booking-day", "REFERENCE_DATE");
    }

    @Test
    void aSettlementAfterMidnightMayBelongToTheDayBefore() {
        SettledRow.insert(List.of(
                SettledRow.stay(provider, "2026-03-05T00:10:00"),
                SettledRow.stay(provider, "2026-03-05T10:00:00"),
                SettledRow.stay(provider, "2026-03-06T00:10:00"),
                SettledRow.stay(provider, "2026-03-06T00:29:59"),
                SettledRow.stay(provider, "2026-03-06T00:30:00")));
        assertBalanced(sums(2, 200_000, 120_000, 18_000));
        assertBalanced(sums(3, 300_000, 180_000, 27_000), "switches.grace-minutes", "30");
        assertExplained(KnownReason.MIDNIGHT, sums(4, 400_000, 240_000, 36_000), "switches.grace-minutes", "60");
    }

    @Test
    void supplementsMayNotCount() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow undone = bill.supplemented("2026-03-05T11:00:00", 2_000);
        SettledRow.insert(List.of(
                bill,
                undone,
                undone.cancelled("2026-03-05T12:00:00"),
                bill.supplemented("2026-03-05T13:00:00", 5_000)));
        assertBalanced(sums(4, 100_000, 65_000, 9_000));
        assertExplained(
                KnownReason.SUPPLEMENTS, sums(1, 100_000, 60_000, 9_000), "switches.supplements-counted", "false");
    }

    @Test
    void refundsMayBeAskedForApart() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(
                List.of(bill, bill.cancelled("2026-03-05T11:00:00"), SettledRow.stay(provider, "2026-03-05T12:00:00")));
        assertEquals(
                sums(1, -100_000, -60_000, -9_000),
                reconcile(with(RefundFilter.REFUNDS), Sums.NONE).ours());
        assertEquals(
                sums(2, 200_000, 120_000, 18_000),
                reconcile(with(RefundFilter.NO_REFUNDS), Sums.NONE).ours());
    }

    private Selection with(RefundFilter refunds) {
        Selection all = stays();
        return new Selection(all.region(), all.providerCode(), all.scheme(), all.clearingType(), all.period(), refunds);
    }

    @Test
    void aRegionHasItsOwnSwitchesAndTheCommonOnesForTheRest() {
        SettledRow bill = SettledRow.stay(provider, "2026-03-05T10:00:00");
        SettledRow.insert(List.of(bill, bill.cancelled("2026-03-05T11:00:00")));
        String[] settings = {
            "switches.cancelled-pairs",
            "NEITHER",
            "switches.wide-codes",
            "true",
            "regions." + SettledRow.REGION + ".cancelled-pairs",
            "BOTH"
        };
        assertEquals("000000", assertBalanced(sums(2, 0, 0, 0), settings).code());
    }

    @Test
    void aSwitchThatCannotBeIsRefused() {
        RegionSwitches switches = new RegionSwitches(Bounds.with("regions.999001.grace-minutes", "721"));
        assertThrows(IllegalArgumentException.class, () -> switches.of("999001"));
    }

    @Test
    void aPeriodHasItsFirstDayFirst() {
        assertThrows(IllegalArgumentException.class, () -> new Period(DAY, DAY.minusDays(1)));
    }
}
