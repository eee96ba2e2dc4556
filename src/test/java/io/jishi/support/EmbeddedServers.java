package io.jishi.support;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A real PostgreSQL and a real Redis for tests, the demo and development, without a container runtime.
 *
 * <p>Both are started from binaries on the class path as children of this JVM, on 127.0.0.1 and free ports, with empty
 * data. They stop with {@link #close}, at the latest when the JVM ends; a guard process stops them even when the JVM is
 * killed (see {@link ServerFolder}). Fake databases were not considered: what is to be proven about locks, commits and
 * crashes is a property of the real ones.
 */
public final class EmbeddedServers implements AutoCloseable {
    private final PostgresServer postgres;
    private final RedisServer redis;
    private final Thread shutdownHook = new Thread(this::stop, "jishi-servers-shutdown");
    private boolean stopped;

    private EmbeddedServers(PostgresServer postgres, RedisServer redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /** Starts both on free ports and returns when they can be used; throws {@link ServersUnavailable}. */
    public static EmbeddedServers start() {
        return start(ServerPorts.ANY);
    }

    /** Starts both on these ports and returns when they can be used; throws {@link ServersUnavailable}. */
    public static EmbeddedServers start(ServerPorts ports) {
        // Redis first: it fails sooner, and there is less to stop when the other cannot start.
        RedisServer redis = RedisServer.start(ports.redis());
        try {
            EmbeddedServers servers = new EmbeddedServers(PostgresServer.start(ports.postgres()), redis);
            Runtime.getRuntime().addShutdownHook(servers.shutdownHook);
            return servers;
        } catch (RuntimeException | Error failure) {
            redis.close();
            throw failure;
        }
    }

    /** The folders with the data of both, which are gone after {@link #close}. */
    List<Path> folders() {
        return List.of(postgres.folder(), redis.folder());
    }

    /** The port of PostgreSQL on 127.0.0.1. */
    public int postgresPort() {
        return postgres.port();
    }

    /** The process number of PostgreSQL's first process, for tests that halt or kill it. */
    public long postgresPid() {
        return postgres.handle().pid();
    }

    /** The database address for JDBC. */
    public String postgresJdbcUrl() {
        return "jdbc:" + postgresReactiveUrl();
    }

    /** The database address for the reactive client. */
    public String postgresReactiveUrl() {
        return "postgresql://127.0.0.1:" + postgres.port() + "/" + PostgresServer.DATABASE;
    }

    /** The owner of the tables. It may do everything. */
    public String user() {
        return PostgresServer.USER;
    }

    /** What gateways run as: it may do what a gateway needs, see {@code afterMigrate.sql}. */
    public String gatewayRole() {
        return PostgresServer.GATEWAY_ROLE;
    }

    /** May read what is not secret, and change nothing. */
    public String readerRole() {
        return PostgresServer.READER_ROLE;
    }

    /** The password of the owner and of both roles, another one in each run. */
    public String password() {
        return postgres.password();
    }

    /** The address of Redis. */
    public String redisHosts() {
        return "redis://127.0.0.1:" + redis.port();
    }

    /** The port of Redis on 127.0.0.1. It stays the same when Redis is stopped and started. */
    public int redisPort() {
        return redis.port();
    }

    /** The process number of Redis, another one after each start. */
    public synchronized long redisPid() {
        return redis.handle().pid();
    }

    /** Stops Redis until {@link #startRedis}. */
    public synchronized void stopRedis() {
        redis.stop();
    }

    /** Starts Redis again, empty and on the same port. */
    public synchronized void startRedis() {
        if (stopped) {
            throw new IllegalStateException("the servers are closed");
        }
        redis.startAgain();
    }

    /** What a Quarkus application must be told to use both servers: it migrates as the owner and runs as its role. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("quarkus.flyway.username", user());
        configuration.put("quarkus.flyway.password", password());
        configuration.put("quarkus.datasource.username", gatewayRole());
        configuration.put("quarkus.datasource.password", password());
        configuration.put("quarkus.datasource.jdbc.url", postgresJdbcUrl());
        configuration.put("quarkus.datasource.reactive.url", postgresReactiveUrl());
        configuration.put("quarkus.redis.hosts", redisHosts());
        return Collections.unmodifiableMap(configuration);
    }

    /** Stops both and removes their data. A second call does nothing. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException shuttingDown) {
            // The hook runs already, and finds nothing left to do.
        }
    }

    private synchronized void stop() {
        if (stopped) {
            return;
        }
        stopped = true;
        try {
            redis.close();
        } finally {
            postgres.close();
        }
    }
}
