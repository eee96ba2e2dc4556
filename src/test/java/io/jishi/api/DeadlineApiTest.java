package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller that does not wait for ever is told. Uses the spare people 950 to 954. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class DeadlineApiTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    private HttpRequest impatient(String key, Body body, String milliseconds) {
        return county.post("/v1/settlements", body.bytes())
                .header("Idempotency-Key", key)
                .header("Jishi-Deadline", milliseconds)
                .build();
    }

    private static Connection lockOf(DemoPerson person) throws Exception {
        Connection connection = GatewayRows.connect();
        connection.setAutoCommit(false);
        try (PreparedStatement statement =
                connection.prepareStatement("select 1 from person where person_id = ? for update")) {
            statement.setString(1, person.personId());
            assertTrue(statement.executeQuery().next());
        }
        return connection;
    }

    @Test
    void whatHasNotBegunByTheDeadlineIsNotExecutedAndWhatHasIsUnknown() throws Exception {
        DemoPerson person = data.spare(950);
        String first = unique("first");
        String late = unique("late");
        Body body = stay(person);
        CompletableFuture<HttpResponse<byte[]>> underWay;
        try (Connection lock = lockOf(person)) {
            underWay = GatewayClient.start(impatient(first, body, "600"));
            Thread.sleep(150);
            long start = System.nanoTime();
            // behind the first one, in the lane of the same person
            Answer dropped = GatewayClient.send(impatient(late, stay(person), "200"));
            long milliseconds = (System.nanoTime() - start) / 1_000_000;
            dropped.problem(503, 4016);
            assertTrue(milliseconds >= 200 && milliseconds < 600, milliseconds + " ms");
            assertEquals(504, underWay.join().statusCode());
            lock.rollback();
        }
        until("SETTLED", first);
        Thread.sleep(300);
        assertEquals("NOT_SEEN", county.outcome("SETTLE", late).expect(200).at("state"));
        assertEquals(
                1,
                GatewayRows.number(
                        "select count(*) from settlement where person_id = ? and kind = 'SETTLEMENT'",
                        person.personId()));
    }

    private void until(String state, String key) throws InterruptedException {
        String found = "";
        for (int i = 0; i < 50 && !found.equals(state); i++) {
            Thread.sleep(100);
            found = county.outcome("SETTLE", key).expect(200).at("state");
        }
        assertEquals(state, found);
    }

    @Test
    void enoughTimeChangesNothing() {
        assertEquals(
                200,
                GatewayClient.send(impatient(unique("key"), stay(data.spare(951)), "60000"))
                        .status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1.5", "abc", "100000", "1e3", "0x1F", "300,300"})
    void aDeadlineThatIsNoneIsRefusedAndNothingIsDone(String odd) {
        String key = unique("key");
        HttpRequest request = county.post(
                        "/v1/settlements", stay(data.spare(952)).bytes())
                .header("Idempotency-Key", key)
                .header("Jishi-Deadline", odd)
                .build();
        Answer answer = GatewayClient.send(request).problem(400, 4017);
        assertTrue(answer.at("detail").contains("Jishi-Deadline"), answer::text);
        assertEquals("NOT_SEEN", county.outcome("SETTLE", key).expect(200).at("state"));
    }
}
