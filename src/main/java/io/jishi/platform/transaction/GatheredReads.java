package io.jishi.platform.transaction;

import io.jishi.shared.reason.Unavailable;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads by key that are gathered: whatever is asked for while reads are under way shares the next one, and a read that
 * finds nobody else is sent at once. So a thousand people whom no cache knows cost a few round trips, and not a
 * thousand; a lane does the same for commits.
 *
 * <p>A read belongs to nobody: whoever asked and goes away cancels nothing.
 *
 * @param <K> the key; equal keys share one look-up
 * @param <V> what is found
 */
public final class GatheredReads<K, V> {

    private static final int UNDER_WAY_MAXIMUM = 2;
    private static final int KEYS_MAXIMUM = 128;
    private static final int WAITING_MAXIMUM = 4096;

    private final Pool pool;
    private final Duration deadline;
    private final KeyedRead<K, V> reading;
    private final Object lock = new Object();
    private final Deque<Asked<K, V>> waiting = new ArrayDeque<>();
    private int underWay;

    private record Asked<K, V>(K key, CompletableFuture<V> value) {}

    /**
     * Over connections of a pool.
     *
     * @param deadline of one read, every wait included
     */
    public GatheredReads(Pool pool, Duration deadline, KeyedRead<K, V> read) {
        this.pool = pool;
        this.deadline = deadline;
        this.reading = read;
    }

    /** What is found for the key from now on; fails with {@link Unavailable} if it cannot be read. */
    public Uni<V> read(K key) {
        return Uni.createFrom().completionStage(() -> ask(key)).onFailure().transform(Unavailable::new);
    }

    private CompletableFuture<V> ask(K key) {
        CompletableFuture<V> value = new CompletableFuture<V>().orTimeout(deadline.toNanos(), TimeUnit.NANOSECONDS);
        synchronized (lock) {
            if (waiting.size() >= WAITING_MAXIMUM) {
                return CompletableFuture.failedFuture(new IllegalStateException("too many reads wait"));
            }
            waiting.add(new Asked<>(key, value));
        }
        next();
        return value.copy();
    }

    private void next() {
        List<Asked<K, V>> batch = new ArrayList<>();
        synchronized (lock) {
            if (underWay == UNDER_WAY_MAXIMUM) {
                return;
            }
            while (!waiting.isEmpty() && batch.size() < KEYS_MAXIMUM) {
                Asked<K, V> asked = waiting.remove();
                if (!asked.value().isDone()) { // its deadline may be over
                    batch.add(asked);
                }
            }
            if (batch.isEmpty()) {
                return;
            }
            underWay++;
        }
        List<K> keys = batch.stream().map(Asked::key).distinct().toList();
        CompletableFuture<Void> unused = read(keys).handle((found, failure) -> {
            synchronized (lock) {
                underWay--;
            }
            next();
            if (failure != null && keys.size() > 1 && isOfOneRow(failure)) {
                batch.forEach(this::alone);
            } else {
                batch.forEach(asked -> tell(asked, found, failure));
            }
            return null;
        });
    }

    private CompletableFuture<Map<K, V>> read(List<K> keys) {
        return Connections.start(pool, deadline, connection -> reading.read(connection, keys));
    }

    /** A row that cannot be read is told to those who asked for it, and not to those who have come with them. */
    private void alone(Asked<K, V> asked) {
        CompletableFuture<Void> unused = read(List.of(asked.key())).handle((found, failure) -> {
            tell(asked, found, failure);
            return null;
        });
    }

    private static boolean isOfOneRow(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof RuntimeException && !(cause instanceof VertxException);
    }

    private void tell(Asked<K, V> asked, @Nullable Map<K, V> found, @Nullable Throwable failure) {
        V value = found == null ? null : found.get(asked.key());
        if (value != null) {
            asked.value().complete(value);
        } else {
            asked.value()
                    .completeExceptionally(failure == null ? new IllegalStateException("a key was not read") : failure);
        }
    }
}
