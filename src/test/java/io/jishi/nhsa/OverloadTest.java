package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A gateway that works on one message at a time and waits a second and a half. Uses the spare people 927 and 928. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(OverloadTest.OneAtATime.class)
class OverloadTest {

    /** The settings. */
    public static class OneAtATime implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jishi.settlement.in-progress-maximum", "1", "jishi.settlement.answer-deadline", "PT1.5S");
        }
    }

    private final DemoData data = GatewayServers.data();

    @Test
    void whatIsShedIsDefiniteAndWhatIsLateIsNot() throws SQLException, InterruptedException {
        CareDesk desk = new CareDesk(data.countyHospital(), data.spare(927));
        CareDesk other = new CareDesk(data.countyHospital(), data.spare(928));
        String visit = desk.dischargedStay();
        String ofOther = other.dischargedStay();
        String message = desk.messageId();
        String shed = other.messageId();
        try (Connection connection = GatewayRows.connect()) {
            connection.setAutoCommit(false);
            lock(connection, data.spare(927).personId());
            CompletableFuture<Reply> late =
                    CompletableFuture.supplyAsync(() -> desk.settleStay(message, visit, "3000.00"));
            Thread.sleep(400);
            other.settleStay(shed, ofOther, "3000.00").refused(7030).naming("未执行", "请稍后重发");
            late.join().unknown(7031).naming("冲正");
            connection.rollback();
        }
        reversed(desk, message);
        assertEquals(
                0,
                GatewayRows.number(
                        "select count(*) from settlement where visit_id = ? and kind = 'SETTLEMENT' and undone_by is"
                                + " null",
                        visit));
        // the same message, repeated later
        other.settleStay(shed, ofOther, "3000.00").ok();
    }

    private static void lock(Connection connection, String person) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from person where person_id = ? for update")) {
            statement.setString(1, person);
            assertTrue(statement.executeQuery().next());
        }
    }

    /** The work that was late may still occupy the only place. */
    private static void reversed(CareDesk desk, String message) throws InterruptedException {
        Reply reply = desk.reverse("2304", message);
        for (int i = 0; i < 20 && reply.code() != 0; i++) {
            Thread.sleep(250);
            reply = desk.reverse("2304", message);
        }
        reply.ok();
    }
}
