package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayProcess;
import io.jishi.support.SteadyLoad;
import io.jishi.support.StubReceiver;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A stop in the middle of a load: nothing that was sent while it served is cut off, what comes later leaves nothing
 * behind, and the next gateway delivers the events that this one has not.
 */
class DrainIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final Duration DELAY = Duration.ofSeconds(2);

    /** The bound of the framework and of the last part of the stop, and what the rest may take. */
    private static final Duration LIMIT = DELAY.plusSeconds(10 + 2);

    @Test
    void aStopUnderLoadCutsNothing() throws Exception {
        try (EmbeddedServers servers = EmbeddedServers.start();
                StubReceiver receiver = StubReceiver.start()) {
            Map<String, String> configuration = new HashMap<>(DemoDatabase.prepare(servers, DATA));
            configuration.put(GatewayProcess.STOP_DELAY, DELAY.toString());
            configuration.put("jishi.outbox.receiver-url", receiver.url().toString());
            int port = GatewayProcess.freePort();
            try (GatewayProcess gateway = GatewayProcess.launch(port, configuration, Path.of("target", "drain.log"))
                    .awaitReady()) {
                stopUnderLoad(gateway, port, servers, receiver);
            }
            assertTrue(receiver.size() > 0, "events are delivered while bills are made");
            assertEquals(0, number(servers, "select count(*) from outbox_lease where holder is not null"));
            receiver.mood(StubReceiver.Mood.TAKES);
            configuration.put(GatewayProcess.STOP_DELAY, "0S");
            try (GatewayProcess next = GatewayProcess.launch(port, configuration, Path.of("target", "drain-next.log"))
                    .awaitReady()) {
                assertEverythingIsDelivered(servers, receiver);
            }
        }
    }

    private static void assertEverythingIsDelivered(EmbeddedServers servers, StubReceiver receiver) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (number(servers, "select count(*) from outbox where delivered_at is null") > 0) {
            assertTrue(System.nanoTime() < end, "everything is delivered");
            Thread.sleep(100);
        }
        assertEquals(number(servers, "select count(*) from settlement"), receiver.size());
        assertEquals(receiver.size(), number(servers, "select max(sequence) from outbox"));
        assertEquals(List.of(), receiver.faults());
    }

    private static void stopUnderLoad(GatewayProcess gateway, int port, EmbeddedServers servers, StubReceiver receiver)
            throws Exception {
        SteadyLoad load = SteadyLoad.start(port, DATA, 4, 4, Duration.ofMillis(15));
        long begun = System.nanoTime();
        while (load.answered() < 300) {
            assertTrue(System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60), load.answered() + " answers");
            Thread.sleep(50);
        }
        int before = load.answered();
        long asked = System.nanoTime();
        gateway.process().destroy();
        untilNotReady(gateway, asked);
        int atNotReady = load.answered();
        // the receiver hangs, so that a batch is under way when the relay is stopped
        receiver.mood(StubReceiver.Mood.HANGS);
        Thread.sleep(800);
        assertTrue(load.answered() > atNotReady, "it serves on although it is not ready");
        // once more, which changes nothing
        gateway.process().destroy();
        assertTrue(gateway.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS), "it ends in time");
        Duration took = Duration.ofNanos(System.nanoTime() - asked);
        assertTrue(took.compareTo(DELAY) > 0 && took.compareTo(LIMIT) < 0, took.toString());
        int exit = gateway.process().exitValue();
        assertTrue(exit == 0 || exit == 128 + 15, "exit code " + exit);
        load.join();
        assertEquals(List.of(), load.cutOffBefore(asked + DELAY.toNanos()));
        assertTrue(load.keptAlive() > before / 4, "connections were used again");
        assertEquals(load.settled(), number(servers, "select count(*) from settlement"));
        assertEquals(0, number(servers, "select count(*) from message where answer_status >= 500"));
    }

    private static void untilNotReady(GatewayProcess gateway, long asked) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newHttpClient();
        HttpRequest request =
                HttpRequest.newBuilder(gateway.uri("/q/health/ready")).build();
        while (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() != 503) {
            assertTrue(System.nanoTime() - asked < TimeUnit.SECONDS.toNanos(1), "not ready within a second");
            Thread.sleep(10);
        }
    }

    private static long number(EmbeddedServers servers, String sql) throws Exception {
        try (Connection connection = DemoDatabase.connect(servers);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }
}
