package io.jishi.outbox;

import io.jishi.outbox.model.Backlog;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

/** Counts what the relay does. The label is a pooling region, of which a relay takes a bounded number. */
@ApplicationScoped
class RelayMeters {

    private final MeterRegistry registry;

    RelayMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Batches by what became of them: {@code acknowledged} or {@code failed}. */
    Counter batches(String fate) {
        return Counter.builder("jishi.outbox.batches")
                .description("Batches that the receiver acknowledged, or did not take")
                .tag("fate", fate)
                .register(registry);
    }

    /** Events that the receiver has acknowledged. */
    Counter events() {
        return Counter.builder("jishi.outbox.events")
                .description("Events that the receiver has acknowledged")
                .register(registry);
    }

    /** What waits in a region, as the relay that holds it last saw it; another relay says that nothing does. */
    AtomicReference<Backlog> backlog(String region) {
        AtomicReference<Backlog> backlog = new AtomicReference<>(Backlog.NONE);
        Gauge.builder("jishi.outbox.pending", () -> seen(backlog).events())
                .description("Events that are not delivered, of the regions that this instance relays")
                .tag("region", region)
                .register(registry);
        Gauge.builder("jishi.outbox.oldest", () -> seen(backlog).oldestSeconds())
                .description("Age of the oldest event that is not delivered")
                .baseUnit("seconds")
                .tag("region", region)
                .register(registry);
        return backlog;
    }

    private static Backlog seen(AtomicReference<Backlog> backlog) {
        return Objects.requireNonNullElse(backlog.get(), Backlog.NONE);
    }
}
