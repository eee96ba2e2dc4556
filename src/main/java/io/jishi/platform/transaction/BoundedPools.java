package io.jishi.platform.transaction;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.reactive.pg.client.PgPoolCreator;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes every pool of connections with a bounded queue and a deadline for those who wait in it. The client's own
 * defaults are an unbounded queue and 30 seconds: after a slow spell such a pool works for callers that left long ago.
 *
 * <p>A connection in use that hears nothing for longer than any of its statements may take is given up, and so is one
 * that is never greeted, see {@link Connecting}. One that merely is idle is closed by its pool before that, when nobody
 * can be using it.
 */
final class BoundedPools {

    private static final int WAITING_MAXIMUM = 1024;
    private static final int WAIT_SECONDS = 2;

    /** More than any statement of the pool may take, and less than callers are patient after a network is mended. */
    private static final int SILENCE_SECONDS = 8;

    /** Reconciliation has statements of up to half a minute. */
    private static final int LONG_SILENCE_SECONDS = 40;

    private static final int IDLE_SECONDS = 6;

    /** How long a connection may outlast the fail-over that it did not notice. */
    private static final int LIFETIME_SECONDS = 120;

    private static final int CLEANER_MILLISECONDS = 1000;

    /** Longest statement that is prepared once for a connection; the client's own bound is below that of a bill. */
    private static final int STATEMENT_MAXIMUM = 16_384;

    private BoundedPools() {}

    /**
     * A pool under a name that its metrics have.
     *
     * @param silenceSeconds after which a connection in use is given up
     */
    private static Pool bounded(String name, PgPoolCreator.Input input, int silenceSeconds) {
        List<PgConnectOptions> servers = input.pgConnectOptionsList();
        servers.forEach(options -> {
            options.setConnectTimeout((int) TimeUnit.SECONDS.toMillis(WAIT_SECONDS));
            options.setPreparedStatementCacheSqlFilter(sql -> sql.length() <= STATEMENT_MAXIMUM);
        });
        Pool pool = PgBuilder.pool()
                .with(input.poolOptions()
                        .setName(name)
                        .setMaxWaitQueueSize(WAITING_MAXIMUM)
                        .setConnectionTimeout(WAIT_SECONDS)
                        .setConnectionTimeoutUnit(TimeUnit.SECONDS)
                        .setIdleTimeout(IDLE_SECONDS)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS)
                        .setMaxLifetime(LIFETIME_SECONDS)
                        .setMaxLifetimeUnit(TimeUnit.SECONDS)
                        .setPoolCleanerPeriod(CLEANER_MILLISECONDS))
                .connectingTo(List.<SqlConnectOptions>copyOf(servers))
                .using(input.vertx())
                .build();
        return new Connecting(input.vertx(), servers, silenceSeconds).of(pool);
    }

    /** The connections of the registries. */
    @Singleton
    static class Registries implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("registries", input, SILENCE_SECONDS);
        }
    }

    /** The connections of the lanes. */
    @Singleton
    @ReactiveDataSource("lanes")
    static class Lanes implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("lanes", input, SILENCE_SECONDS);
        }
    }

    /** The connections of queries about outcomes. */
    @Singleton
    @ReactiveDataSource("outcomes")
    static class Outcomes implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("outcomes", input, SILENCE_SECONDS);
        }
    }

    /** The connections of reads of visits. */
    @Singleton
    @ReactiveDataSource("visits")
    static class Visits implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("visits", input, SILENCE_SECONDS);
        }
    }

    /** The connections of reconciliation. */
    @Singleton
    @ReactiveDataSource("reconciliation")
    static class Reconciliation implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("reconciliation", input, LONG_SILENCE_SECONDS);
        }
    }

    /** The connections of the relay of events. */
    @Singleton
    @ReactiveDataSource("outbox")
    static class Outbox implements PgPoolCreator {
        @Override
        public Pool create(Input input) {
            return bounded("outbox", input, SILENCE_SECONDS);
        }
    }
}
