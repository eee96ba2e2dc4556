package io.jishi.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * A TCP line between two processes that can be made slow, lossy or dead: one instance for each link. It listens on a
 * free port of loopback and passes bytes on as they come; what is set applies at once, also to connections that stand.
 *
 * <p>Blocking sockets and two threads for each half of a connection, so that nothing in it has a queue of events that
 * could itself be the fault that is looked for.
 */
public final class FaultProxy implements AutoCloseable {

    private static final int BACKLOG = 512;
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final int NO_LINGER = 0;

    private final ServerSocket server;
    private final ExecutorService threads;
    private final Set<ProxiedConnection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong resets = new AtomicLong();
    private final AtomicLong cancelRequests = new AtomicLong();
    private final AtomicLong bytesToServer = new AtomicLong();
    private final AtomicLong bytesToClient = new AtomicLong();
    private final SplittableRandom random;
    private volatile int target;
    private volatile long delayNanos;
    private volatile long jitterNanos;
    private volatile long bytesPerSecond;
    private volatile boolean refusing;
    private volatile Set<Direction> held = Set.of();
    private volatile Supplier<Watcher> watchers = () -> Watcher.NONE;

    private FaultProxy(int target, long seed) throws IOException {
        this.target = target;
        this.random = new SplittableRandom(seed);
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(new InetSocketAddress(ServerPorts.host(), 0), BACKLOG);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fault-proxy-" + server.getLocalPort());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The two halves of a connection. */
    public enum Direction {
        /** From who connected. */
        TO_SERVER,
        /** To who connected. */
        TO_CLIENT
    }

    /** What is to happen to a piece of a stream. */
    public enum Fate {
        /** It is passed on. */
        PASS,
        /** It is lost, and both ends get a reset. */
        RESET,
        /** It is passed on, and then both ends get a reset. */
        PASS_THEN_RESET,
        /** It is passed on, and from now on nothing comes back to the client, while both sockets stay open. */
        PASS_THEN_CUT_ANSWERS,
        /** It is lost, and so is everything after it in this direction, while both sockets stay open. */
        CUT,
        /** It is passed on after {@link Watcher#delay}. */
        DELAY
    }

    /** Looks at the pieces of one connection, each of which is what one read gave; called by one thread a direction. */
    public interface Watcher {
        /** Passes everything on. */
        Watcher NONE = (direction, piece, length) -> Fate.PASS;

        /** Decides about a piece, the first {@code length} bytes of the buffer. */
        Fate fateOf(Direction direction, byte[] piece, int length);

        /** How long {@link Fate#DELAY} takes. */
        default Duration delay() {
            return Duration.ZERO;
        }
    }

    /**
     * What has passed.
     *
     * @param connections that were accepted
     * @param resets of connections by this proxy
     * @param cancelRequests PostgreSQL's packets that ask to cancel what another connection does
     * @param bytesToServer that were read from clients
     * @param bytesToClient that were read from servers
     */
    public record Counters(
            long connections, long resets, long cancelRequests, long bytesToServer, long bytesToClient) {}

    /** A line to a port of this machine. */
    public static FaultProxy to(int target) {
        return to(target, 0);
    }

    /** A line to a port of this machine; the seed decides about jitter. */
    public static FaultProxy to(int target, long seed) {
        try {
            FaultProxy proxy = new FaultProxy(target, seed);
            proxy.threads.execute(proxy::accept);
            return proxy;
        } catch (IOException refused) {
            throw new ServersUnavailable("No port for a proxy is free.", refused);
        }
    }

    /** The port on 127.0.0.1 that stands for the target. */
    public int port() {
        return server.getLocalPort();
    }

    /** New connections lead to another port; those that stand stay where they are. */
    public FaultProxy target(int port) {
        target = port;
        return this;
    }

    /** Every piece arrives later by this, and by up to this much more, in order; in both directions. */
    public FaultProxy delay(Duration delay, Duration jitter) {
        delayNanos = delay.toNanos();
        jitterNanos = jitter.toNanos();
        return this;
    }

    /** At most so many bytes a second pass in each direction of each connection; 0 is no limit. */
    public FaultProxy bandwidth(long bytesEachSecond) {
        bytesPerSecond = bytesEachSecond;
        return this;
    }

    /** Nothing passes in these directions until {@link #heal}; then it passes. New connections are accepted. */
    public FaultProxy hold(Direction... directions) {
        held = Set.of(directions);
        return this;
    }

    /** Nothing passes in either direction until {@link #heal}: nobody is told that the line is dead. */
    public FaultProxy blackHole() {
        return hold(Direction.TO_SERVER, Direction.TO_CLIENT);
    }

    /**
     * What is sent this way on the connections that stand is lost for ever, also after {@link #heal}, while the sockets
     * stay open: a line whose other end has forgotten it.
     */
    public FaultProxy cut(Direction direction) {
        connections.forEach(connection -> connection.cut(direction));
        return this;
    }

    /** New connections are reset at once until {@link #heal}. */
    public FaultProxy refuse() {
        refusing = true;
        return this;
    }

    /** Resets every connection that stands. */
    public FaultProxy resetAll() {
        connections.forEach(ProxiedConnection::reset);
        return this;
    }

    /** Each new connection gets a watcher of its own until {@link #heal}; it keeps it. */
    public FaultProxy watch(Supplier<Watcher> maker) {
        watchers = maker;
        return this;
    }

    /** The line is as at the beginning, except for connections that are lost. */
    public FaultProxy heal() {
        delayNanos = 0;
        jitterNanos = 0;
        bytesPerSecond = 0;
        refusing = false;
        held = Set.of();
        watchers = () -> Watcher.NONE;
        return this;
    }

    /** What has passed so far. */
    public Counters counters() {
        return new Counters(
                accepted.get(), resets.get(), cancelRequests.get(), bytesToServer.get(), bytesToClient.get());
    }

    /** How many connections stand. */
    public int standing() {
        return connections.size();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException closed) {
            // it listens no more, which is what was asked for
        }
        resetAll();
        threads.shutdownNow();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                accepted.incrementAndGet();
                threads.execute(() -> connect(client));
            } catch (IOException | RuntimeException closed) {
                // the next turn finds out whether this was the end
            }
        }
    }

    private void connect(Socket client) {
        Socket upstream = new Socket();
        try {
            if (refusing) {
                throw new IOException("refused");
            }
            client.setTcpNoDelay(true);
            upstream.setTcpNoDelay(true);
            upstream.connect(new InetSocketAddress(ServerPorts.host(), target), CONNECT_MILLISECONDS);
            ProxiedConnection connection = new ProxiedConnection(this, client, upstream, watchers.get());
            connections.add(connection);
            connection.start(threads);
        } catch (IOException | RuntimeException refused) {
            resets.incrementAndGet();
            reset(client);
            reset(upstream);
        }
    }

    boolean isHeld(Direction direction) {
        return held.contains(direction);
    }

    long dueAfter(Duration more) {
        long jitter = jitterNanos;
        return System.nanoTime() + delayNanos + (jitter == 0 ? 0 : drawn(jitter)) + more.toNanos();
    }

    private synchronized long drawn(long bound) {
        return random.nextLong(bound);
    }

    /** How long a line of this width takes for so many bytes. */
    long nanosFor(int bytes) {
        long width = bytesPerSecond;
        return width == 0 ? 0 : TimeUnit.SECONDS.toNanos(bytes) / width;
    }

    void passed(Direction direction, int bytes) {
        (direction == Direction.TO_SERVER ? bytesToServer : bytesToClient).addAndGet(bytes);
    }

    void cancelRequestSeen() {
        cancelRequests.incrementAndGet();
    }

    void ended(ProxiedConnection connection, boolean byReset) {
        if (connections.remove(connection) && byReset) {
            resets.incrementAndGet();
        }
    }

    /** Closes so that the other end gets a reset and not an end. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, NO_LINGER);
            socket.close();
        } catch (IOException closed) {
            // then there is nothing to reset
        }
    }

    /** The directions, for callers that go through both. */
    static List<Direction> directions() {
        return List.of(Direction.TO_SERVER, Direction.TO_CLIENT);
    }
}
