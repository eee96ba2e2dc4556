package io.jishi.platform.redis;

import io.smallrye.mutiny.Uni;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets those who want the same thing at the same time share one load of it. A load belongs to nobody: a caller that
 * goes away cancels nothing.
 *
 * <p>Whoever needs rows that are read after it asked cannot share a load that has begun already. All who ask while it
 * is under way share the next one, so that a thousand bills that find the same provider changed cost two reads.
 *
 * @param <K> what is wanted
 * @param <V> what comes
 */
public final class Flights<K, V> {

    private final Object lock = new Object();
    private final Map<K, Flight<V>> flights = new HashMap<>();

    private static final class Flight<V> {
        private final CompletableFuture<V> current;
        private @Nullable CompletableFuture<V> next;

        Flight(CompletableFuture<V> current) {
            this.current = current;
        }
    }

    /** What the load under way gives; a load is begun if there is none. */
    public Uni<V> join(K key, Supplier<Uni<V>> load) {
        return of(() -> {
            CompletableFuture<V> mine = new CompletableFuture<>();
            synchronized (lock) {
                Flight<V> flight = flights.get(key);
                if (flight != null) {
                    return flight.current;
                }
                flights.put(key, new Flight<>(mine));
            }
            start(key, mine, load);
            return mine;
        });
    }

    /** What a load gives that begins after this is asked. */
    public Uni<V> joinNext(K key, Supplier<Uni<V>> load) {
        return of(() -> {
            CompletableFuture<V> mine = new CompletableFuture<>();
            CompletableFuture<V> before;
            synchronized (lock) {
                Flight<V> flight = flights.get(key);
                if (flight == null) {
                    flights.put(key, new Flight<>(mine));
                    before = null;
                } else if (flight.next != null) {
                    return flight.next;
                } else {
                    flight.next = mine;
                    before = flight.current;
                }
            }
            if (before == null) {
                start(key, mine, load);
            } else {
                CompletableFuture<V> unused = before.whenComplete((value, failure) -> follow(key, mine, load));
            }
            return mine;
        });
    }

    /** Nobody joins the load that is under way any more; those who have joined get what it gives. */
    public void leave(K key) {
        synchronized (lock) {
            Flight<V> flight = flights.get(key);
            if (flight != null && flight.next == null) {
                flights.remove(key);
            }
        }
    }

    private Uni<V> of(Supplier<CompletableFuture<V>> joined) {
        // a copy: whoever is cancelled takes nobody along
        return Uni.createFrom().completionStage(() -> joined.get().copy());
    }

    private void follow(K key, CompletableFuture<V> mine, Supplier<Uni<V>> load) {
        synchronized (lock) {
            flights.put(key, new Flight<>(mine));
        }
        start(key, mine, load);
    }

    private void start(K key, CompletableFuture<V> mine, Supplier<Uni<V>> load) {
        Uni.createFrom()
                .deferred(load::get)
                .subscribe()
                .with(
                        value -> {
                            land(key, mine);
                            mine.complete(value);
                        },
                        failure -> {
                            land(key, mine);
                            mine.completeExceptionally(failure);
                        });
    }

    private void land(K key, CompletableFuture<V> mine) {
        synchronized (lock) {
            Flight<V> flight = flights.get(key);
            if (flight != null && flight.current == mine && flight.next == null) {
                flights.remove(key);
            }
        }
    }
}
