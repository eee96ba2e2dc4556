package io.jishi.platform.transaction;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BoundedPoolsTest {

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void nobodyWaitsLongForAConnectionAndNotTooManyDo() {
        List<PgPoolCreator> all = List.of(
                new BoundedPools.Registries(),
                new BoundedPools.Lanes(),
                new BoundedPools.Outcomes(),
                new BoundedPools.Visits(),
                new BoundedPools.Reconciliation(),
                new BoundedPools.Outbox());
        // as many as there are nested classes: one that is added is looked at too
        assertEquals(BoundedPools.class.getDeclaredClasses().length, all.size());
        for (PgPoolCreator creator : all) {
            PoolOptions options = new PoolOptions();
            creator.create(new Options(vertx, options)).close();
            assertEquals(1024, options.getMaxWaitQueueSize());
            assertEquals(2, options.getConnectionTimeout());
            assertEquals(TimeUnit.SECONDS, options.getConnectionTimeoutUnit());
            assertEquals(6, options.getIdleTimeout());
            assertEquals(120, options.getMaxLifetime());
        }
    }

    private record Options(Vertx vertx, PoolOptions poolOptions) implements PgPoolCreator.Input {

        @Override
        public List<PgConnectOptions> pgConnectOptionsList() {
            return List.of(new PgConnectOptions());
        }
    }
}
