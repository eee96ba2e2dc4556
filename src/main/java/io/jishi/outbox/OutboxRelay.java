package io.jishi.outbox;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Looks for regions in which events wait and wakes their relays. One short question covers all regions, more often
 * while there is something to do; regions do not wait for each other. Nothing runs without a receiver.
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final long SHORTEST_PAUSE_MILLIS = 20;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(4);

    private final Vertx vertx;
    private final OutboxStore store;
    private final OutboxConfiguration configuration;
    private final RelayMeters meters;
    private final Map<String, RegionRelay> relays = new ConcurrentHashMap<>();
    private final String holder = UUID.randomUUID().toString();

    private @Nullable Receiver receiver;
    private volatile boolean stopped;

    /** With the outbox of this database. */
    public OutboxRelay(Vertx vertx, OutboxStore store, OutboxConfiguration configuration, RelayMeters meters) {
        this.vertx = vertx;
        this.store = store;
        this.configuration = configuration;
        this.meters = meters;
    }

    /** Relays, if there is a receiver. */
    void start(@Observes StartupEvent event) {
        configuration.receiverUrl().ifPresent(this::start);
    }

    private void start(URI url) {
        if (configuration.lease().compareTo(configuration.deliveryDeadline()) <= 0) {
            throw new IllegalStateException("jishi.outbox.lease must be longer than jishi.outbox.delivery-deadline");
        }
        Receiver used = new Receiver(vertx, url, configuration.regionsMaximum());
        receiver = used;
        LOG.infof("events are relayed to %s:%d", url.getHost(), url.getPort());
        Context context = ((VertxInternal) vertx).createEventLoopContext();
        context.runOnContext(unused -> look(context, used, SHORTEST_PAUSE_MILLIS));
    }

    private void look(Context context, Receiver used, long pause) {
        if (stopped) {
            return;
        }
        store.regionsThatWait(configuration.regionsMaximum())
                .onSuccess(regions -> regions.forEach(region -> relay(region, used)))
                .onComplete(done -> {
                    boolean busy = done.succeeded() && !done.result().isEmpty();
                    long next = busy
                            ? SHORTEST_PAUSE_MILLIS
                            : Math.min(pause * 2, configuration.idlePause().toMillis());
                    vertx.setTimer(next, unused -> context.runOnContext(now -> look(context, used, next)));
                });
    }

    private void relay(String region, Receiver used) {
        RegionRelay known = relays.get(region);
        if (known == null) {
            if (stopped || relays.size() >= configuration.regionsMaximum()) {
                return;
            }
            known = new RegionRelay(vertx, region, holder, store, used, configuration, meters);
            relays.put(region, known);
        }
        known.wake();
    }

    /** Ends or abandons what is under way and gives the leases back, within some seconds. */
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        List<Future<Void>> stopping =
                relays.values().stream().map(RegionRelay::stop).toList();
        try {
            Future.join(stopping)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("leases of regions could not be given back; they end by themselves", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (receiver != null) {
            receiver.close();
        }
    }
}
