package io.jishi.faults;

import io.jishi.support.FaultProxy;
import io.jishi.support.FaultProxy.Direction;
import io.jishi.support.PostgresPair;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** F-3 and F-4: PostgreSQL stops, dies, halts or changes places with its standby. */
final class PostgresScenarios {

    private static final String ONE = "select pg_terminate_backend(pid) from (select pid from pg_stat_activity"
            + " where backend_type = 'client backend' and pid <> pg_backend_pid() order by random() limit 1) as one";
    private static final String EVERYBODY = "select pg_terminate_backend(pid) from pg_stat_activity"
            + " where backend_type = 'client backend' and pid <> pg_backend_pid()";
    private static final String WAITING_FOR_STANDBY =
            "(pid) from pg_stat_activity where wait_event = 'SyncRep' and pid <> pg_backend_pid()";
    private static final double HALT_SECONDS = 5;
    private static final double AWAY_SECONDS = 2;
    private static final double FAILOVER_LIMIT_SECONDS = 5;

    private PostgresScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("postgres-terminate-one", "F-3 single sessions are ended", PostgresScenarios::endSome),
                Scenario.of("postgres-terminate-all", "F-3 all sessions are ended", PostgresScenarios::endAll),
                Scenario.of("postgres-fast", "F-3 stop -m fast of the primary", stage -> {
                    stage.primary().stopFast();
                    comeBack(stage);
                }),
                Scenario.of("postgres-immediate", "F-3 stop -m immediate of the primary", stage -> {
                    stage.primary().stopImmediately();
                    comeBack(stage);
                }),
                Scenario.of("postgres-kill", "F-3 kill -9 of the primary", stage -> {
                    stage.primary().kill();
                    comeBack(stage);
                }),
                Scenario.of("postgres-halt", "F-3 SIGSTOP of the primary for 5 s", stage -> {
                    stage.primary().halt();
                    stage.sleep(HALT_SECONDS);
                    stage.primary().resume();
                }),
                Scenario.of("postgres-full-house", "F-3 max_connections reached", PostgresScenarios::fullHouse),
                Scenario.of("standby-halt", "F-4 SIGSTOP of the standby for 5 s", stage -> {
                    stage.cluster().postgres().standby().halt();
                    stage.sleep(HALT_SECONDS);
                    stage.cluster().postgres().standby().resume();
                }),
                Scenario.of("failover", "F-4 kill -9 of the primary and promotion", stage -> {
                    stage.primary().kill();
                    promote(stage);
                }),
                Scenario.of(
                        "failover-barrier",
                        "F-4 promotion after sessions that waited for the standby were ended",
                        stage -> loseWhatWaits(stage, "select pg_terminate_backend")),
                Scenario.of(
                        "failover-cancelled",
                        "F-4 promotion after waits for the standby were cancelled",
                        stage -> loseWhatWaits(stage, "select pg_cancel_backend")),
                Scenario.of("failover-read-only", "F-4 the old primary is read-only", PostgresScenarios::readOnly));
    }

    private static void comeBack(Stage stage) throws InterruptedException {
        stage.sleep(AWAY_SECONDS);
        stage.primary().start();
        stage.sleep(1);
    }

    private static void endSome(Stage stage) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(stage.seconds());
        while (System.nanoTime() < end) {
            stage.tryExecute(ONE);
            stage.sleep(0.05 + stage.random().nextDouble(0.2));
        }
    }

    private static void endAll(Stage stage) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(stage.seconds());
        while (System.nanoTime() < end) {
            stage.tryExecute(EVERYBODY);
            stage.sleep(0.5 + stage.random().nextDouble(1.5));
        }
    }

    /** Somebody else takes every connection, and the gateways lose theirs. */
    private static void fullHouse(Stage stage) throws InterruptedException {
        List<Connection> taken = new ArrayList<>();
        try {
            stage.tryExecute(EVERYBODY);
            while (true) {
                taken.add(stage.primary().connect());
                if (taken.size() % 20 == 0) {
                    stage.cluster().databaseLines().forEach(FaultProxy::resetAll);
                }
            }
        } catch (SQLException full) {
            stage.note("taken", taken.size());
            stage.sleep(stage.seconds() / 2.0);
        } finally {
            for (Connection each : taken) {
                close(each);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException broken) {
            // it holds no place any more
        }
    }

    /**
     * Nothing reaches the standby, and whoever waits for it is made to wait no longer: the rows are then visible at the
     * primary alone. A session that is ended leaves its commit unknown; a wait that is cancelled is answered as a
     * success, with a warning. Nobody may be told that such a row is settled, also who repeats the message.
     */
    private static void loseWhatWaits(Stage stage, String function) throws Exception {
        stage.cluster().postgres().replication().hold(Direction.TO_CLIENT, Direction.TO_SERVER);
        for (int i = 0; i < 30; i++) {
            stage.sleep(0.2);
            stage.tryExecute(function + WAITING_FOR_STANDBY);
        }
        stage.primary().kill();
        // what the line still holds must not arrive after all
        stage.cluster().postgres().replication().resetAll();
        promote(stage);
    }

    /** The standby takes over, and the lines follow it. */
    private static void promote(Stage stage) throws Exception {
        PostgresPair pair = stage.cluster().postgres();
        stage.sleep(1);
        pair.promote();
        long begun = System.nanoTime();
        stage.cluster().followPrimary();
        Effects after = stage.span();
        while (after.answers() == 0 && System.nanoTime() - begun < TimeUnit.SECONDS.toNanos(60)) {
            stage.sleep(0.02);
        }
        double gap = (System.nanoTime() - begun) / 1e9;
        stage.note("back-after-s", gap);
        stage.require(
                gap <= FAILOVER_LIMIT_SECONDS * stage.slack(),
                "nothing was settled for " + gap + " s after the promotion");
        stage.sleep(stage.seconds() / 4.0);
        pair.rejoin();
    }

    /**
     * A switch of roles while one gateway is still led to the old primary, which is a standby now and refuses to write.
     * Its line then leads to the new one, while the connections that it has stay where they are.
     */
    private static void readOnly(Stage stage) throws Exception {
        PostgresPair pair = stage.cluster().postgres();
        int old = pair.primary().port();
        pair.primary().stopFast();
        pair.promote();
        pair.rejoin();
        stage.cluster().followPrimary();
        Gateway behind = stage.anyGateway();
        behind.database().target(old).resetAll();
        stage.sleep(stage.seconds() / 2.0);
        behind.database().target(pair.primary().port());
        stage.note("connections-at-the-standby", behind.database().standing());
    }
}
