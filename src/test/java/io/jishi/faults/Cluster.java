package io.jishi.faults;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.FaultProxy;
import io.jishi.support.PostgresPair;
import io.jishi.support.ProcessSignal;
import io.jishi.support.RedisServer;
import io.jishi.support.StartupCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two gateways, a PostgreSQL with its synchronous standby and a Redis, each link through a line that can fail. */
final class Cluster implements AutoCloseable {

    private final DemoData data = DemoData.seeded(DemoDatabase.SEED);
    private final PostgresPair postgres;
    private final RedisServer redis;
    private final List<Gateway> gateways = new ArrayList<>();

    private Cluster(PostgresPair postgres, RedisServer redis) {
        this.postgres = postgres;
        this.redis = redis;
    }

    /** Starts everything and returns when both gateways are ready; logs go to the folder. */
    static Cluster start(Path folder, int slack) throws IOException, InterruptedException {
        RedisServer redis = RedisServer.start(0);
        Cluster cluster = new Cluster(PostgresPair.start(), redis);
        Runtime.getRuntime().addShutdownHook(new Thread(cluster::stopGateways, "faults-stop"));
        Map<String, String> identity = DemoDatabase.prepare(cluster.postgres, cluster.data);
        for (String name : List.of("gateway-a", "gateway-b")) {
            int postgresPort = cluster.postgres.primary().port();
            Gateway gateway = new Gateway(name, folder, postgresPort, redis.port());
            Map<String, String> settings = new HashMap<>(identity);
            settings.putAll(cluster.postgres.configuration(gateway.database().port()));
            settings.put(
                    "quarkus.redis.hosts",
                    "redis://127.0.0.1:" + gateway.redis().port());
            // the first reads of a start that competes with others for the processor take longer than reads may
            settings.put("jishi.store.read-deadline", "PT" + 2 * slack + "S");
            gateway.configure(settings);
            StartupCache.make(settings, Gateway.OPTIONS, folder.resolve("startup-cache.log"));
            gateway.start();
            cluster.gateways.add(gateway);
            // one after the other: two starts at once are slower on two processors
            if (!gateway.awaitReady()) {
                throw new IOException("a gateway does not become ready; its log is " + gateway.log());
            }
        }
        return cluster;
    }

    DemoData data() {
        return data;
    }

    PostgresPair postgres() {
        return postgres;
    }

    RedisServer redis() {
        return redis;
    }

    Gateway first() {
        return gateways.get(0);
    }

    Gateway second() {
        return gateways.get(1);
    }

    List<Gateway> gateways() {
        return List.copyOf(gateways);
    }

    /** Where hospitals reach the gateways. */
    List<Integer> ports() {
        return gateways.stream().map(gateway -> gateway.clients().port()).toList();
    }

    /** The lines to PostgreSQL. */
    List<FaultProxy> databaseLines() {
        return gateways.stream().map(Gateway::database).toList();
    }

    /** The lines to Redis. */
    List<FaultProxy> redisLines() {
        return gateways.stream().map(Gateway::redis).toList();
    }

    /** The lines to PostgreSQL lead to the primary; connections that stand stay where they are. */
    void followPrimary() {
        databaseLines().forEach(line -> line.target(postgres.primary().port()));
    }

    /** Everything runs and every line is whole; what the gateways make of it is theirs. */
    void heal() {
        for (Gateway gateway : gateways) {
            gateway.clients().heal();
            gateway.database().heal();
            gateway.redis().heal();
            gateway.signal("CONT");
            gateway.supervised(true);
        }
        if (redis.isRunning()) {
            ProcessSignal.send(redis.handle(), "CONT");
        }
        redis.startAgain();
        postgres.replication().heal();
        if (postgres.primary().isAlive()) {
            postgres.primary().resume();
        } else {
            postgres.primary().start();
        }
        if (postgres.standby().isAlive()) {
            postgres.standby().resume();
        }
    }

    /** How many requests to cancel a statement the gateways have sent. */
    long cancelRequests() {
        return databaseLines().stream()
                .mapToLong(line -> line.counters().cancelRequests())
                .sum();
    }

    private void stopGateways() {
        gateways.forEach(Gateway::close);
    }

    @Override
    public void close() {
        stopGateways();
        redis.close();
        postgres.close();
    }
}
