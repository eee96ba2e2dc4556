package io.jishi.faults;

import io.jishi.support.DemoPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** F-9: somebody else holds what the gateways need. */
final class LockScenarios {

    private static final double TABLE_SECONDS = 5;
    private static final int LOCKED_PEOPLE = 400;
    private static final String DEADLOCKS = "select deadlocks from pg_stat_database where datname = current_database()";

    private LockScenarios() {}

    static List<Scenario> all() {
        return List.of(
                Scenario.of("lock-table", "F-9 a table is locked for 5 s", stage -> {
                    try (Connection connection = begin(stage);
                            Statement statement = connection.createStatement()) {
                        statement.execute("lock table settlement in access exclusive mode");
                        stage.sleep(TABLE_SECONDS);
                        connection.rollback();
                    }
                }),
                Scenario.of("lock-long", "F-9 a long transaction holds people", stage -> {
                    try (Connection connection = begin(stage);
                            Statement statement = connection.createStatement()) {
                        for (int i = 0; i < LOCKED_PEOPLE; i++) {
                            statement.execute(lock(stage.cluster().data().spare(i)));
                        }
                        stage.waitItOut();
                        connection.rollback();
                    }
                }),
                Scenario.of("lock-deadlock", "F-9 people are locked in the other order", LockScenarios::deadlocks));
    }

    private static Connection begin(Stage stage) throws SQLException {
        Connection connection = stage.primary().connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private static String lock(DemoPerson person) {
        return "select 1 from person where region = '" + Message.REGION + "' and person_id = '" + person.personId()
                + "' for update";
    }

    /**
     * The gateways lock people first and then what they add up to; here it is the other way round. The one who looks
     * for the deadlock first is its victim, which shall be the gateway.
     */
    private static void deadlocks(Stage stage) throws Exception {
        long before = Long.parseLong(stage.primary().value(DEADLOCKS));
        stage.tryExecute("alter system set deadlock_timeout = '100ms'");
        stage.tryExecute("select pg_reload_conf()");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(stage.seconds());
        long ours = 0;
        while (System.nanoTime() < end) {
            String people =
                    " where region = '" + Message.REGION + "' and person_id in (" + someIds(stage) + ") for update";
            try (Connection connection = begin(stage);
                    Statement statement = connection.createStatement()) {
                statement.execute("set deadlock_timeout = '10s'");
                statement.execute("select 1 from accumulator" + people);
                stage.sleep(0.03);
                statement.execute("select 1 from person" + people);
                connection.rollback();
            } catch (SQLException victim) {
                ours++;
            }
            stage.sleep(0.1);
        }
        stage.tryExecute("alter system reset deadlock_timeout");
        stage.tryExecute("select pg_reload_conf()");
        stage.sleep(1);
        long deadlocks = Long.parseLong(stage.primary().value(DEADLOCKS)) - before;
        stage.evidence("deadlocks", (double) deadlocks);
        stage.note("victims-of-ours", ours);
        stage.require(deadlocks > 0, "there was no deadlock");
    }

    private static String someIds(Stage stage) {
        return IntStream.range(0, 300)
                .mapToObj(i -> stage.cluster().data().spare(stage.random().nextInt(1_000)))
                .map(person -> "'" + person.personId() + "'")
                .collect(Collectors.joining(","));
    }
}
