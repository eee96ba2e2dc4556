package io.jishi.settlement.store;

import io.jishi.platform.health.Durability;
import io.jishi.settlement.LaneFailure;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.Lanes;
import io.jishi.settlement.SettlementConfiguration;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.time.Deadline;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;

/**
 * The lanes of this instance. Persons are hashed onto them, so that the messages of one person stay in order; a message
 * about nobody goes by its own key.
 */
@ApplicationScoped
public class SettlementLanes implements Lanes {

    private final List<Lane> lanes = new ArrayList<>();
    private final Durability durability;
    private final Counter violations;

    /** With connections that nothing else uses. */
    public SettlementLanes(
            Vertx vertx,
            @ReactiveDataSource("lanes") Pool pool,
            Registries registries,
            SettlementConfiguration configuration,
            Durability durability,
            MeterRegistry meters) {
        this.durability = durability;
        this.violations = meters.counter("jishi.invariant.violations");
        DistributionSummary batches = DistributionSummary.builder("jishi.lane.batch")
                .description("Messages that shared a transaction")
                .register(meters);
        for (int i = 0; i < configuration.lanes(); i++) {
            Context context = ((VertxInternal) vertx).createEventLoopContext();
            BatchTransaction transaction = new BatchTransaction(context, pool, registries);
            Lane.Transaction counted = items -> {
                batches.record(items.size());
                return transaction.run(items);
            };
            Lane lane = new Lane(context, counted, configuration);
            lanes.add(lane);
            meters.gauge("jishi.lane.waiting", Tags.of("lane", Integer.toString(i)), lane, Lane::waiting);
        }
    }

    /** Made when the gateway starts: a lane has an event loop of its own, and not that of the first request. */
    void start(@Observes StartupEvent event) {}

    @Override
    public Uni<LaneItem.Decision> submit(LaneItem item, Deadline deadline) {
        if (durability.isRefused() || deadline.isTooLateToBegin(System.nanoTime())) {
            return Uni.createFrom().failure(new LaneFailure(LaneFailure.Kind.NOT_EXECUTED, null));
        }
        LaneItem.Keys keys = item.keys();
        PersonKey person = keys.person();
        int hash = person == null ? keys.message().hashCode() : person.hashCode();
        Lane lane = lanes.get(Math.floorMod(hash, lanes.size()));
        return Uni.createFrom()
                .<LaneItem.Decision>completionStage(
                        () -> lane.submit(item, deadline.beginBy()).toCompletionStage())
                .onFailure(SettlementLanes::isFaultOfOurs)
                .invoke(failure -> violations.increment());
    }

    /** A bill that contradicts itself, or that a constraint refuses: it is stopped, and somebody must look. */
    private static boolean isFaultOfOurs(Throwable failure) {
        return failure instanceof LaneFailure lane && lane.kind() == LaneFailure.Kind.POISONED;
    }
}
