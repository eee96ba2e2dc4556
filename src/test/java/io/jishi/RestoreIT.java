package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.GatewayProcess;
import io.jishi.support.PostgresNode;
import io.jishi.support.PostgresPair;
import io.jishi.support.RedisServer;
import io.jishi.support.SteadyLoad;
import io.jishi.verification.Database;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * A backup that was made while hospitals settled, brought to a moment after it while they still did: it has the bills
 * of that moment, no more and no fewer, and each of them is whole.
 */
class RestoreIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);

    private static final String BILLS = "select count(*) from settlement";

    @Test
    void aBackupIsRestoredToAMomentAndVerified() throws Exception {
        try (PostgresPair pair = PostgresPair.start();
                RedisServer redis = RedisServer.start(0)) {
            Path archive = pair.archive();
            Path backup;
            String moment;
            int port = GatewayProcess.freePort();
            try (GatewayProcess gateway = GatewayProcess.launch(
                            port, configuration(pair, redis), Path.of("target", "restore.log"))
                    .awaitReady()) {
                SteadyLoad load = SteadyLoad.start(port, DATA, 4, 4, Duration.ofMillis(10));
                await(load, 200);
                backup = pair.backUp();
                await(load, load.answered() + 400);
                moment = pair.primary().value("select clock_timestamp()");
                await(load, load.answered() + 400);
                gateway.process().destroy();
                load.join();
            }
            archiveEverything(pair.primary());
            String expected = pair.primary().value(BILLS + " where pg_xact_commit_timestamp(xmin) <= '" + moment + "'");
            assertTrue(Long.parseLong(expected) < Long.parseLong(pair.primary().value(BILLS)));

            PostgresNode restored = pair.restore(backup, archive, moment);
            assertEquals(expected, restored.value(BILLS));
            String url = "jdbc:postgresql://127.0.0.1:" + restored.port() + "/jishi";
            Report report = Verification.ofThisProgram()
                    .verify(
                            new Database(url, pair.user(), pair.password()),
                            VerificationOptions.usual(),
                            Verification.Progress.NONE);
            assertEquals(List.of(), report.findings());
            assertEquals(Long.parseLong(expected), report.bills());
        }
    }

    private static Map<String, String> configuration(PostgresPair pair, RedisServer redis) {
        Map<String, String> configuration = new HashMap<>(DemoDatabase.prepare(pair, DATA));
        configuration.putAll(pair.configuration(pair.primary().port()));
        configuration.put("quarkus.redis.hosts", "redis://127.0.0.1:" + redis.port());
        configuration.put(GatewayProcess.STOP_DELAY, "0S");
        return configuration;
    }

    private static void await(SteadyLoad load, int answers) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (load.answered() < answers) {
            assertTrue(System.nanoTime() < end, load.answered() + " answers");
            Thread.sleep(20);
        }
    }

    private static void archiveEverything(PostgresNode primary) throws Exception {
        String last = primary.value("select pg_walfile_name(pg_switch_wal())");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (primary.value("select last_archived_wal from pg_stat_archiver").compareTo(last) < 0) {
            assertTrue(System.nanoTime() < end, "the log is not archived");
            Thread.sleep(50);
        }
    }
}
