package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A person whose cover changes faster than it can be read: the bill is made all the same, from rows that are read
 * while the person is locked. Uses the spare people 410 to 411.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class RestlessRowsTest {

    private static final int BILLS = 10;

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger changes = new AtomicInteger();

    @Test
    void aBillIsMadeAlthoughItsRowsNeverRest() throws Exception {
        DemoPerson person = data.spare(410);
        CompletableFuture<Void> restless = CompletableFuture.runAsync(() -> changeUntilDone(person));
        try {
            for (int i = 0; i < BILLS; i++) {
                GatewayClient.Answer answer = city.settled(stay(person));
                assertEquals("NOT_FILED", answer.at("referral"));
            }
        } finally {
            done.set(true);
            restless.get();
        }
        assertTrue(changes.get() > BILLS * 3, "the rows changed " + changes.get() + " times");
        city.settled(stay(data.spare(411))).amounts(Map.of("personalAccount", "0.00"));
    }

    /** Each change raises the epoch of the person and changes nothing that a bill reads. */
    private void changeUntilDone(DemoPerson person) {
        try (Connection connection = DemoDatabase.connect(GatewayServers.servers());
                PreparedStatement change =
                        connection.prepareStatement("update coverage set enrolment = enrolment where person_id = ?")) {
            change.setString(1, person.personId());
            while (!done.get()) {
                change.executeUpdate();
                changes.incrementAndGet();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
