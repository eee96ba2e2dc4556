package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.FaultProxy.Fate;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The line itself must not be the fault that is looked for: each of its faults is seen here, and so is its absence. */
class FaultProxyTest {

    private static final int PATIENCE_MILLISECONDS = 5_000;
    private static final int SHORT_MILLISECONDS = 300;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket echo;

    @SuppressWarnings("NullAway.Init")
    private FaultProxy proxy;

    private final AtomicInteger received = new AtomicInteger();

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket(0, 50, ServerPorts.host());
        proxy = FaultProxy.to(echo.getLocalPort());
        serve(echo);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    @Test
    void whatIsSentComesBackUnchanged() throws IOException {
        byte[] sent = new byte[200_000];
        for (int i = 0; i < sent.length; i++) {
            sent[i] = (byte) (i * 31);
        }
        try (Socket client = client()) {
            Thread writer = new Thread(() -> write(client, sent));
            writer.start();
            assertArrayEquals(sent, client.getInputStream().readNBytes(sent.length));
        }
        assertEquals(1, proxy.counters().connections());
        assertEquals(sent.length, proxy.counters().bytesToServer());
        assertEquals(sent.length, proxy.counters().bytesToClient());
        assertEquals(0, proxy.counters().resets());
    }

    @Test
    void anEndIsPassedOnAsAnEnd() throws IOException {
        try (Socket client = client()) {
            send(client, "last");
            client.shutdownOutput();
            assertEquals("last", text(client.getInputStream().readAllBytes()));
        }
        assertEquals(0, proxy.counters().resets());
    }

    @Test
    void aDelayIsOfTheLineAndNotOfEachPiece() throws Exception {
        try (Socket client = client()) {
            exchange(client, "warm");
            proxy.delay(Duration.ofMillis(100), Duration.ZERO);
            long begun = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                send(client, "piece" + i);
                Thread.sleep(5);
            }
            client.getInputStream().readNBytes(60);
            long milliseconds = (System.nanoTime() - begun) / 1_000_000;
            // there and back, once; one after the other would be two seconds
            assertTrue(milliseconds >= 200 && milliseconds < 1_500, "took " + milliseconds + " ms");
            proxy.heal();
            assertEquals("after", exchange(client, "after"));
        }
    }

    @Test
    void aNarrowLineTakesItsTime() throws IOException {
        proxy.bandwidth(20_000);
        try (Socket client = client()) {
            long begun = System.nanoTime();
            exchange(client, "x".repeat(4_000));
            long milliseconds = (System.nanoTime() - begun) / 1_000_000;
            assertTrue(milliseconds >= 350, "4,000 bytes there and back took " + milliseconds + " ms");
        }
    }

    @Test
    void aBlackHoleKeepsTheSocketsAndWhatIsInIt() throws IOException {
        try (Socket client = client()) {
            exchange(client, "before");
            proxy.blackHole();
            send(client, "during");
            assertSilent(client);
            try (Socket another = client()) {
                send(another, "accepted");
                assertSilent(another);
                proxy.heal();
                assertEquals("accepted", read(another, 8));
            }
            assertEquals("during", read(client, 6));
        }
    }

    @Test
    void aCutHalfLosesWhatIsSentForEverWhileTheOtherGoesOn() throws IOException {
        try (Socket client = client()) {
            exchange(client, "before");
            proxy.cut(Direction.TO_CLIENT);
            int before = received.get();
            send(client, "arrives");
            assertSilent(client);
            assertEquals(before + "arrives".length(), received.get());
            proxy.heal();
            send(client, "still");
            assertSilent(client);
            try (Socket another = client()) {
                assertEquals("new", exchange(another, "new"));
            }
        }
    }

    @Test
    void aResetReachesTheClient() throws IOException {
        try (Socket client = client()) {
            exchange(client, "before");
            proxy.resetAll();
            assertThrows(SocketException.class, () -> {
                send(client, "more");
                client.getInputStream().read();
            });
        }
        assertEquals(1, proxy.counters().resets());
    }

    @Test
    void aWatcherResetsBeforeAPatternPasses() throws IOException {
        proxy.watch(
                () -> (direction, piece, length) -> text(piece, length).contains("commit") ? Fate.RESET : Fate.PASS);
        try (Socket client = client()) {
            assertEquals("begin", exchange(client, "begin"));
            int before = received.get();
            assertThrows(SocketException.class, () -> exchange(client, "commit"));
            assertEquals(before, received.get());
        }
    }

    @Test
    void aWatcherCutsTheAnswerToAPatternThatHasArrived() throws IOException {
        proxy.watch(() -> (direction, piece, length) ->
                direction == Direction.TO_SERVER && text(piece, length).contains("commit")
                        ? Fate.PASS_THEN_CUT_ANSWERS
                        : Fate.PASS);
        try (Socket client = client()) {
            assertEquals("begin", exchange(client, "begin"));
            send(client, "commit");
            assertSilent(client);
            assertEquals("begincommit".length(), received.get());
        }
    }

    @Test
    void aLineThatRefusesResetsNewConnectionsUntilItIsHealed() throws IOException {
        proxy.refuse();
        assertThrows(IOException.class, () -> {
            try (Socket client = client()) {
                exchange(client, "refused");
            }
        });
        proxy.heal();
        try (Socket client = client()) {
            assertEquals("again", exchange(client, "again"));
        }
    }

    @Test
    void newConnectionsFollowTheTarget() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, ServerPorts.host());
                Socket old = client()) {
            exchange(old, "old");
            proxy.target(other.getLocalPort());
            Thread server = new Thread(() -> {
                try (Socket accepted = other.accept()) {
                    accepted.getOutputStream().write("other".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException closed) {
                    // the test is over
                }
            });
            server.start();
            try (Socket moved = client()) {
                assertEquals("other", read(moved, 5));
            }
            assertEquals("stays", exchange(old, "stays"));
        }
    }

    @Test
    void requestsToCancelAreCounted() throws IOException {
        try (Socket client = client()) {
            client.getOutputStream().write(new byte[] {0, 0, 0, 16, 4, (byte) 0xD2, 22, 46, 0, 0, 0, 1, 0, 0, 0, 2});
            assertEquals(16, client.getInputStream().readNBytes(16).length);
        }
        assertEquals(1, proxy.counters().cancelRequests());
    }

    private Socket client() throws IOException {
        Socket client = new Socket(ServerPorts.host(), proxy.port());
        client.setSoTimeout(PATIENCE_MILLISECONDS);
        return client;
    }

    private static String exchange(Socket client, String sent) throws IOException {
        send(client, sent);
        return read(client, sent.length());
    }

    private static void send(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Socket client, byte[] bytes) {
        try {
            client.getOutputStream().write(bytes);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private static String read(Socket client, int length) throws IOException {
        byte[] bytes = client.getInputStream().readNBytes(length);
        if (bytes.length == 0 && length > 0) {
            throw new SocketException("the stream has ended");
        }
        return text(bytes);
    }

    private static void assertSilent(Socket client) throws IOException {
        client.setSoTimeout(SHORT_MILLISECONDS);
        assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
        client.setSoTimeout(PATIENCE_MILLISECONDS);
    }

    private static String text(byte[] bytes) {
        return text(bytes, bytes.length);
    }

    private static String text(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.US_ASCII);
    }

    /** Sends back whatever it gets. */
    private void serve(ServerSocket server) {
        Thread acceptor = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket accepted = server.accept();
                    Thread session = new Thread(() -> echo(accepted));
                    session.setDaemon(true);
                    session.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        acceptor.setDaemon(true);
        acceptor.start();
    }

    private void echo(Socket accepted) {
        try (accepted) {
            InputStream input = accepted.getInputStream();
            byte[] buffer = new byte[8_192];
            int length = input.read(buffer);
            while (length > 0) {
                received.addAndGet(length);
                accepted.getOutputStream().write(buffer, 0, length);
                length = input.read(buffer);
            }
        } catch (IOException closed) {
            // the other end has gone
        }
    }
}
