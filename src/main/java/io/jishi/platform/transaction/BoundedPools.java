package io.jishi.platform.transaction;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes every pool of connections with a bounded queue and a deadline for those who wait in it. The client's own
 * defaults are an unbounded queue and 30 seconds: after a slow spell such a pool works for callers that left long ago.
 */
final class BoundedPools {

    private static final int WAITING_MAXIMUM = 1024;
    private static final int WAIT_SECONDS = 2;

    private BoundedPools() {}

    private static Pool bounded(PgPoolCreator.Input input) {
        return PgBuilder.pool()
                .with(input.poolOptions()
                        .setMaxWaitQueueSize(WAITING_MAXIMUM)
                        .setConnectionTimeout(WAIT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(input.pgConnectOptionsList()))
                .using(input.vertx())
                .build();
    }

    /** The connections of the registries. */
    @Singleton
    static class Registries implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The connections of the lanes. */
    @Singleton
    @ReactiveDataSource("lanes")
    static class Lanes implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The connections of queries about outcomes. */
    @Singleton
    @ReactiveDataSource("outcomes")
    static class Outcomes implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The connections of reads of visits. */
    @Singleton
    @ReactiveDataSource("visits")
    static class Visits implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The connections of reconciliation. */
    @Singleton
    @ReactiveDataSource("reconciliation")
    static class Reconciliation implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }

    /** The connections of the relay of events. */
    @Singleton
    @ReactiveDataSource("outbox")
    static class Outbox implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded(input);
        }
    }
}
