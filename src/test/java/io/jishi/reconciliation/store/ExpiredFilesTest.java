package io.jishi.reconciliation.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What has expired goes with its pieces, some at a time; what has not stays. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ExpiredFilesTest {

    @Inject
    @SuppressWarnings("NullAway.Init")
    ExpiredFiles expired;

    private final String institution = SettledRow.newProvider();

    private void insert(int count, String expiry) {
        GatewayRows.change(
                "insert into exchange_file select ?, ? || number, 'x', 1, timestamptz '2000-01-01', ?::timestamptz"
                        + " from generate_series(1, ?) number",
                institution,
                expiry,
                expiry,
                count);
        GatewayRows.change(
                "insert into exchange_file_chunk select institution, file_id, 0, '\\x00' from exchange_file"
                        + " where institution = ? on conflict do nothing",
                institution);
    }

    private long left(String table) {
        return GatewayRows.number("select count(*) from " + table + " where institution = ?", institution);
    }

    private int remove() {
        return expired.remove().await().atMost(Duration.ofSeconds(20));
    }

    @Test
    void expiredFilesGoSomeAtATime() {
        insert(25, "2001-01-01");
        insert(2, "2099-01-01");
        assertEquals(27, left("exchange_file_chunk"));
        // the gateway's own clean-up may come between
        int removed = remove();
        assertTrue(removed <= 20, () -> removed + " at once");
        assertEquals(left("exchange_file"), left("exchange_file_chunk"));
        remove();
        assertEquals(2, left("exchange_file"));
        assertEquals(2, left("exchange_file_chunk"));
    }
}
