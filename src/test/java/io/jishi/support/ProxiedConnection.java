package io.jishi.support;

import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.FaultProxy.Fate;
import io.jishi.support.FaultProxy.Watcher;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One connection through a {@link FaultProxy}. Each half has a thread that reads and one that writes, with a queue of
 * pieces and their due times between them: a delay is then one of the line and not one of each piece after the other.
 */
final class ProxiedConnection {

    private static final int PIECE = 16_384;
    private static final int QUEUE = 256;
    private static final long HOLD_POLL_MILLISECONDS = 2;
    private static final long QUEUE_POLL_MILLISECONDS = 200;

    /** PostgreSQL's packet of 16 bytes that asks to cancel: its length and its code 80877102. */
    private static final byte[] CANCEL_REQUEST = {0, 0, 0, 16, 4, (byte) 0xD2, 22, 46};

    private final FaultProxy proxy;
    private final Socket client;
    private final Socket server;
    private final Watcher watcher;
    private final Set<Direction> cut = Collections.synchronizedSet(EnumSet.noneOf(Direction.class));
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger openHalves = new AtomicInteger(2);
    private boolean begun;

    /** A piece of a stream; an empty one is its end. */
    private record Piece(byte[] bytes, long due, boolean resetAfter) {}

    ProxiedConnection(FaultProxy proxy, Socket client, Socket server, Watcher watcher) {
        this.proxy = proxy;
        this.client = client;
        this.server = server;
        this.watcher = watcher;
    }

    void start(Executor threads) {
        for (Direction direction : FaultProxy.directions()) {
            BlockingQueue<Piece> queue = new ArrayBlockingQueue<>(QUEUE);
            threads.execute(() -> read(direction, queue));
            threads.execute(() -> write(direction, queue));
        }
    }

    void cut(Direction direction) {
        cut.add(direction);
    }

    void reset() {
        end(true);
    }

    private void read(Direction direction, BlockingQueue<Piece> queue) {
        byte[] buffer = new byte[PIECE];
        Socket from = direction == Direction.TO_SERVER ? client : server;
        try {
            int length = from.getInputStream().read(buffer);
            while (length > 0) {
                proxy.passed(direction, length);
                look(direction, buffer, length, queue);
                length = from.getInputStream().read(buffer);
            }
            put(queue, new Piece(new byte[0], proxy.dueAfter(Duration.ZERO), false));
        } catch (IOException broken) {
            // A reset goes to the other end as one; on a line that is cut nothing goes anywhere.
            if (!cut.contains(direction)) {
                end(true);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            end(true);
        }
    }

    private void look(Direction direction, byte[] buffer, int length, BlockingQueue<Piece> queue)
            throws InterruptedException {
        if (direction == Direction.TO_SERVER && !begun) {
            begun = true;
            if (length >= CANCEL_REQUEST.length
                    && Arrays.equals(buffer, 0, CANCEL_REQUEST.length, CANCEL_REQUEST, 0, CANCEL_REQUEST.length)) {
                proxy.cancelRequestSeen();
            }
        }
        Fate fate = watcher.fateOf(direction, buffer, length);
        switch (fate) {
            case RESET -> end(true);
            case CUT -> cut(direction);
            case PASS_THEN_CUT_ANSWERS -> cut(Direction.TO_CLIENT);
            default -> {}
        }
        Duration more = fate == Fate.DELAY ? watcher.delay() : Duration.ZERO;
        byte[] bytes = Arrays.copyOf(buffer, length);
        put(queue, new Piece(bytes, proxy.dueAfter(more), fate == Fate.PASS_THEN_RESET));
    }

    /** A full queue slows the sender down, as a full window does. */
    private void put(BlockingQueue<Piece> queue, Piece piece) throws InterruptedException {
        while (!over.get() && !queue.offer(piece, QUEUE_POLL_MILLISECONDS, TimeUnit.MILLISECONDS)) {
            // the writer holds or is slow
        }
    }

    private void write(Direction direction, BlockingQueue<Piece> queue) {
        Socket to = direction == Direction.TO_SERVER ? server : client;
        try {
            while (!over.get()) {
                Piece piece = queue.poll(QUEUE_POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
                if (piece != null && !pass(direction, to, piece)) {
                    return;
                }
            }
        } catch (IOException broken) {
            end(true);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            end(true);
        }
    }

    /** Whether the stream goes on. */
    private boolean pass(Direction direction, Socket to, Piece piece) throws IOException, InterruptedException {
        sleepUntil(piece.due() + proxy.nanosFor(piece.bytes().length));
        while (proxy.isHeld(direction) && !over.get()) {
            Thread.sleep(HOLD_POLL_MILLISECONDS);
        }
        if (cut.contains(direction)) {
            return true;
        }
        if (piece.bytes().length == 0) {
            to.shutdownOutput();
            if (openHalves.decrementAndGet() == 0) {
                end(false);
            }
            return false;
        }
        to.getOutputStream().write(piece.bytes());
        if (piece.resetAfter()) {
            end(true);
        }
        return true;
    }

    private static void sleepUntil(long due) throws InterruptedException {
        long left = due - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void end(boolean byReset) {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        proxy.ended(this, byReset);
        if (byReset) {
            FaultProxy.reset(client);
            FaultProxy.reset(server);
            return;
        }
        try {
            client.close();
            server.close();
        } catch (IOException closed) {
            // both are closed
        }
    }
}
