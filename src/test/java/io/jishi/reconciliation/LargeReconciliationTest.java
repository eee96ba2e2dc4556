package io.jishi.reconciliation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.Switches;
import io.jishi.reconciliation.model.Verdict;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/**
 * A hundred thousand bills. The numbers 1 to 100,000 are on our side, 501 to 100,500 on the institution's, and those
 * that end in 000 differ by one fen.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class LargeReconciliationTest {

    private static final int ROWS = 100_000;
    private static final int SHIFT = 500;
    /** Some thousand rows and a few pieces of files; all rows of one side alone would be more than twice as much. */
    private static final long HELD_MAXIMUM = 16L * 1024 * 1024;

    private static final Duration TIME_MAXIMUM = Duration.ofSeconds(40);

    @Inject
    @SuppressWarnings("NullAway.Init")
    ExchangeFiles files;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ReconcileDetails details;

    @Inject
    @SuppressWarnings("NullAway.Init")
    BookedRows booked;

    private final String provider = SettledRow.newProvider();

    private String id(char kind, int number) {
        return SettledRow.REGION + kind + "%07d".formatted(number) + "0".repeat(14 - provider.length()) + provider;
    }

    private void insertRows() {
        String number = "lpad(number::text, 7, '0') || '" + "0".repeat(14 - provider.length()) + provider + "'";
        String id = "'" + SettledRow.REGION + "%s' || " + number;
        GatewayRows.change("insert into visit (region, visit_id, provider_code, visit_number, person_id, scheme,"
                + " care_type, started_on, state, registration_id) select '" + SettledRow.REGION + "', "
                + id.formatted("V") + ", '"
                + provider + "', number::text, " + id.formatted("P")
                + ", 'RESIDENT', 'INPATIENT', '2026-03-01', 'DISCHARGED', " + id.formatted("V")
                + " from generate_series(1, " + ROWS + ") number");
        GatewayRows.change("insert into settlement (region, settlement_id, kind, visit_id, person_id, person_sequence,"
                + " provider_code, scheme, care_type, year_start, settled_on, fingerprint, policy_hash, policy_from,"
                + " engine_version, facts, total, non_covered, over_limit, upfront_self_pay, eligible, deductible,"
                + " pooling_fund, unreferred_reduction, critical_illness_base, critical_illness, extras,"
                + " medical_assistance, additional_assistance, hospital_borne, personal_account, cash, pays_nothing,"
                + " settled_at) select '" + SettledRow.REGION + "', " + id.formatted("S") + ", 'SETTLEMENT', "
                + id.formatted("V") + ", " + id.formatted("P") + ", 1, '" + provider
                + "', 'RESIDENT', 'INPATIENT', '2026-01-01', '2026-03-05', sha256('f'), sha256('p'), '2026-01-01', 1,"
                + " '{}', number, 0, 0, 0, number, 0, number, 0, 0, 0, 0, 0, 0, 0, 0, 0, false,"
                + " timestamptz '2026-03-05T08:00:00+08:00' + number * interval '0.1 second'"
                + " from generate_series(1, " + ROWS + ") number");
        GatewayRows.change("insert into message (region, provider_code, transaction, message_id, kind, fingerprint,"
                + " answer_status, answer, settlement_id, received_at) select '" + SettledRow.REGION + "', '" + provider
                + "', 'SETTLE', 'M' || number, 'ORIGINAL', sha256('f'), 200, '', " + id.formatted("S")
                + ", now() from generate_series(1, " + ROWS + ") number");
        // so many rows never come in one moment: in life the database has looked at its tables in between
        GatewayRows.change("analyze visit, settlement, message");
    }

    /** Backwards, so that nothing depends on the order of the file. */
    private String claim() {
        StringBuilder text = new StringBuilder();
        for (int number = ROWS + SHIFT; number > SHIFT; number--) {
            String amount = ClaimText.yuan(number + (number % 1000 == 0 ? 1 : 0));
            text.append(id('S', number))
                    .append('\t')
                    .append(id('V', number))
                    .append('\t')
                    .append(id('P', number));
            text.append('\t').append(amount).append('\t').append(amount).append("\t0.00\t0\n");
        }
        return text.toString();
    }

    /** What was reachable at the last collection, without what was allocated since. */
    private static long held() {
        System.gc();
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getCollectionUsage)
                .filter(Objects::nonNull)
                .mapToLong(MemoryUsage::getUsed)
                .sum();
    }

    /** Waits for the outcome and looks again and again at what is reachable meanwhile. */
    private static long heldAtMost(CompletableFuture<DetailsOutcome> running) throws InterruptedException {
        long most = 0;
        while (!running.isDone()) {
            most = Math.max(most, held());
            Thread.sleep(200);
        }
        return most;
    }

    @Test
    void aHundredThousandBillsAreComparedWithFlatMemory() throws Exception {
        insertRows();
        Comparing hospital = new Comparing(files, details, provider);
        DetailsRequest request = request(hospital);
        long before = held();
        long begun = System.nanoTime();
        CompletableFuture<DetailsOutcome> running = details.reconcile(request).subscribeAsCompletionStage();
        long most = heldAtMost(running);
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        DetailsOutcome.Compared compared = assertInstanceOf(DetailsOutcome.Compared.class, running.join());
        assertTrue(most - before < HELD_MAXIMUM, () -> (most - before) + " bytes more were held");
        assertTrue(taken.compareTo(TIME_MAXIMUM) < 0, taken::toString);
        Map<Verdict, Long> expected = Map.of(
                Verdict.OURS_MORE,
                (long) SHIFT,
                Verdict.THEIRS_MORE,
                (long) SHIFT,
                Verdict.DIFFERENT,
                100L,
                Verdict.BALANCED,
                (long) ROWS - SHIFT - 100);
        assertEquals(expected, compared.rows());
        assertEquals(compared.ours(), totals(hospital.day()));
        assertResult(hospital.fetch(compared.result().fileId()).orElseThrow());
    }

    /** The same rows once more, by the statement of the totals, within their deadline. */
    private Sums totals(Selection day) {
        return Switches.STANDARD.sumsOf(
                booked.groups(day, Set.of(BookingDay.values()), 0).await().atMost(Duration.ofSeconds(20)),
                RefundFilter.ALL);
    }

    /** The file goes out of reach here, so that it is not counted as held. */
    private DetailsRequest request(Comparing hospital) {
        String claim = claim();
        return new DetailsRequest(
                hospital.day(), hospital.send(ClaimText.archive(ClaimText.utf8(claim))), Comparing.claimOf(claim));
    }

    private void assertResult(byte[] archive) throws IOException {
        Map<String, Integer> codes = new HashMap<>();
        try (ZipInputStream input = new ZipInputStream(new ByteArrayInputStream(archive), StandardCharsets.UTF_8)) {
            input.getNextEntry();
            BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            String first = reader.readLine();
            assertEquals(
                    String.join(
                            "\t",
                            id('P', 1),
                            id('V', 1),
                            id('S', 1),
                            "M1",
                            "1",
                            "0",
                            "医药机构无此结算",
                            "0.01",
                            "0.01",
                            "0.00"),
                    first);
            for (String line = first; line != null; line = reader.readLine()) {
                codes.merge(line.split("\t", -1)[4], 1, Integer::sum);
            }
        }
        assertEquals(Map.of("0", ROWS - SHIFT - 100, "1", SHIFT, "2", SHIFT, "3", 100), codes);
    }
}
