package io.jishi.support;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hospitals that settle at a steady pace until nobody listens any more, on plain sockets: no client library sends
 * anything again behind our back. Some keep their connection for as long as they may, the others open one for each
 * request.
 */
public final class SteadyLoad {

    private static final int SPARES = 900;
    private static final int READ_MILLIS = 10_000;

    private final InetSocketAddress address;
    private final DemoData data;
    private final Duration pause;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Cut> cuts = new ArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger settled = new AtomicInteger();
    private final AtomicInteger keptAlive = new AtomicInteger();
    /** A request that got no answer. */
    private record Cut(long sentAt, String what) {}

    /** A connection, and whether another request may be sent on it. */
    private static final class Line implements AutoCloseable {
        private final Socket socket = new Socket();
        private final InputStream input;
        private boolean reusable;

        Line(InetSocketAddress address) throws IOException {
            socket.connect(address, READ_MILLIS);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(READ_MILLIS);
            input = new BufferedInputStream(socket.getInputStream());
        }

        /** The status of the answer. */
        int exchange(byte[] request) throws IOException {
            socket.getOutputStream().write(request);
            socket.getOutputStream().flush();
            int status = Integer.parseInt(line().split(" ", 3)[1]);
            int length = 0;
            reusable = true;
            for (String header = line(); !header.isEmpty(); header = line()) {
                String lower = header.toLowerCase(Locale.ROOT);
                if (lower.startsWith("content-length:")) {
                    length = Integer.parseInt(
                            lower.substring(lower.indexOf(':') + 1).strip());
                } else if (lower.startsWith("connection:") && lower.contains("close")) {
                    reusable = false;
                }
            }
            if (input.readNBytes(length).length < length) {
                throw new EOFException("half an answer");
            }
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = input.read(); next != '\n'; next = input.read()) {
                if (next < 0) {
                    throw new EOFException("no answer");
                }
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private SteadyLoad(int port, DemoData data, Duration pause) {
        this.address = new InetSocketAddress("127.0.0.1", port);
        this.data = data;
        this.pause = pause;
    }

    /** Starts so many hospitals of each kind, each with this pause between two requests. */
    public static SteadyLoad start(int port, DemoData data, int keeping, int opening, Duration pause) {
        SteadyLoad load = new SteadyLoad(port, data, pause);
        for (int i = 0; i < keeping + opening; i++) {
            boolean keeps = i < keeping;
            Thread thread = new Thread(() -> load.run(keeps), "steady-load-" + i);
            load.threads.add(thread);
            thread.start();
        }
        return load;
    }

    /** Waits until everybody has found the port closed. */
    public void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join(Duration.ofSeconds(30).toMillis());
            if (thread.isAlive()) {
                throw new IllegalStateException("a hospital does not end");
            }
        }
    }

    /** Requests with an answer, whatever it says. */
    public int answered() {
        return answered.get();
    }

    /** Requests with answer 200, each of which has made a bill. */
    public int settled() {
        return settled.get();
    }

    /** Requests on a connection that had been used before. */
    public int keptAlive() {
        return keptAlive.get();
    }

    /** Requests that were sent before this moment, of the clock of {@link System#nanoTime()}, and got no answer. */
    public synchronized List<String> cutOffBefore(long moment) {
        return cuts.stream()
                .filter(cut -> cut.sentAt() - moment < 0)
                .map(cut -> cut.what() + ", sent " + Duration.ofNanos(moment - cut.sentAt()) + " before")
                .toList();
    }

    private void run(boolean keeps) {
        Line line = null;
        try {
            while (true) {
                boolean again = line != null;
                Line used = line == null ? new Line(address) : line;
                line = request(used, again) && keeps ? used : closed(used);
                Thread.sleep(pause.toMillis());
            }
        } catch (IOException refused) {
            // nobody listens any more
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static @Nullable Line closed(Line line) throws IOException {
        line.close();
        return null;
    }

    private boolean request(Line line, boolean again) {
        long sentAt = System.nanoTime();
        try {
            int status = line.exchange(body());
            answered.incrementAndGet();
            if (again) {
                keptAlive.incrementAndGet();
            }
            if (status == 200) {
                settled.incrementAndGet();
            }
            return line.reusable;
        } catch (IOException e) {
            synchronized (this) {
                cuts.add(new Cut(sentAt, (again ? "on a kept connection: " : "on a new connection: ") + e));
            }
            return false;
        }
    }

    private byte[] body() {
        int number = numbers.incrementAndGet();
        String body = """
                {"insuredRegion":"141024","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                "visitNumber":"STEADY-%d","admittedOn":"2020-05-01","dischargedOn":"2020-05-09",\
                "fees":{"total":20000.00}}""".formatted(data.spare(number % SPARES).personId(), number);
        return ("POST /v1/settlements HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nX-Api-Key: "
                        + data.cityHospital().apiKey() + "\r\nIdempotency-Key: steady-" + number
                        + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }
}
