package io.jishi.faults;

import io.jishi.support.DemoPerson;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

    /** The gateways lock in the order of the ids; here it is the other one, for many of them at once. */
    private static void deadlocks(Stage stage) throws Exception {
        long before = Long.parseLong(stage.primary().value(DEADLOCKS));
        stage.tryExecute("alter system set deadlock_timeout = '50ms'");
        stage.tryExecute("select pg_reload_conf()");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(stage.seconds());
        long ours = 0;
        while (System.nanoTime() < end) {
            try (Connection connection = begin(stage);
                    Statement statement = connection.createStatement()) {
                for (DemoPerson person : descending(stage)) {
                    statement.execute(lock(person));
                    stage.sleep(0.005);
                }
                connection.rollback();
            } catch (SQLException victim) {
                ours++;
            }
        }
        stage.tryExecute("alter system reset deadlock_timeout");
        stage.tryExecute("select pg_reload_conf()");
        stage.sleep(1);
        long deadlocks = Long.parseLong(stage.primary().value(DEADLOCKS)) - before;
        stage.evidence("deadlocks", (double) deadlocks);
        stage.note("victims-of-ours", ours);
    }

    /** People whom hospitals share come first in the list, and have the smallest ids. */
    private static List<DemoPerson> descending(Stage stage) {
        return IntStream.range(0, 60)
                .mapToObj(i ->
                        stage.cluster().data().spare(i < 10 ? i : stage.random().nextInt(10, 1_000)))
                .sorted((one, other) -> other.personId().compareTo(one.personId()))
                .toList();
    }
}
