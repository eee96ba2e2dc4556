package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Connections that do nothing, or hardly anything: they hold no place and slow nobody down. Uses the spare people 955
 * and 956.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(SlowClientsTest.ShortBodies.class)
class SlowClientsTest {

    private static final int IDLE = 5000;
    private static final int SLOW = 500;

    /** The settings. */
    public static class ShortBodies implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jishi.admission.body-deadline", "PT3S", "jishi.admission.settle.maximum", "256");
        }
    }

    private final DemoData data = GatewayServers.data();
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    private static SocketChannel connect() throws IOException {
        URI base = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        return SocketChannel.open(new InetSocketAddress("127.0.0.1", base.getPort()));
    }

    /** The slowest of fifty bills, in milliseconds. */
    private long slowest(int spare) {
        long slowest = 0;
        for (int i = 0; i < 50; i++) {
            long start = System.nanoTime();
            GatewayClient.Answer answer = county.settle(stay(data.spare(spare)));
            slowest = Math.max(slowest, (System.nanoTime() - start) / 1_000_000);
            assertEquals(200, answer.status(), answer::text);
        }
        return slowest;
    }

    /** The machine has other things to do as well; what is looked for is a standstill. */
    private static void assertNotSlower(long before, long slowest) {
        assertTrue(slowest < Math.max(500, 5 * before), before + " ms before, then " + slowest + " ms");
    }

    @Test
    void fiveThousandIdleConnectionsSlowNobodyDown() throws IOException {
        long before = slowest(955);
        List<SocketChannel> idle = new ArrayList<>();
        try {
            for (int i = 0; i < IDLE; i++) {
                idle.add(connect());
            }
            assertNotSlower(before, slowest(955));
        } finally {
            for (SocketChannel each : idle) {
                each.close();
            }
        }
    }

    @Test
    void fiveHundredWhoSendAByteASecondHoldNoPlaceAndAreCutOff() throws Exception {
        long before = slowest(956);
        List<SocketChannel> slow = new ArrayList<>();
        try {
            for (int i = 0; i < SLOW; i++) {
                SocketChannel channel = connect();
                channel.write(head(100_000, "slow-" + i));
                slow.add(channel);
            }
            long until = System.nanoTime() + 2_000_000_000L;
            long slowest = 0;
            while (System.nanoTime() < until) {
                trickle(slow);
                slowest = Math.max(slowest, slowest(956));
            }
            assertNotSlower(before, slowest);
            long started = System.nanoTime();
            while (System.nanoTime() - started < 4_000_000_000L) {
                Thread.sleep(500);
                trickle(slow);
            }
            int cut = 0;
            for (SocketChannel channel : slow) {
                String answer = rest(channel);
                if (answer != null) {
                    cut++;
                    assertEquals("", answer);
                }
            }
            assertEquals(SLOW, cut);
            assertEquals(200, county.settle(stay(data.spare(956))).status());
        } finally {
            for (SocketChannel each : slow) {
                each.close();
            }
        }
    }

    private ByteBuffer head(int length, String key) {
        return ByteBuffer.wrap(("POST /v1/settlements HTTP/1.1\r\nHost: gateway\r\nX-Api-Key: "
                        + data.countyHospital().apiKey() + "\r\nIdempotency-Key: " + key
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n{")
                .getBytes(StandardCharsets.US_ASCII));
    }

    private static void trickle(List<SocketChannel> slow) {
        for (SocketChannel channel : slow) {
            try {
                channel.write(ByteBuffer.wrap(new byte[] {' '}));
            } catch (IOException cut) {
                // that is what is waited for
            }
        }
    }

    /** What the gateway said before it closed; null if it has not closed. */
    private static @Nullable String rest(SocketChannel channel) throws IOException {
        channel.configureBlocking(false);
        ByteBuffer buffer = ByteBuffer.allocate(4096);
        try {
            int count = channel.read(buffer);
            while (count > 0) {
                count = channel.read(buffer);
            }
            return count < 0 ? new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8) : null;
        } catch (IOException reset) {
            return "";
        }
    }
}
