package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pair does what a pair in production does: it waits for its standby, and the standby takes over what it has. */
class PostgresPairTest {

    @SuppressWarnings("NullAway.Init")
    private static PostgresPair pair;

    @BeforeAll
    static void start() {
        pair = PostgresPair.start();
    }

    @AfterAll
    static void stop() {
        pair.close();
    }

    @Test
    void aCommitWaitsForTheStandbyAndOutlivesThePrimary() throws Exception {
        pair.primary().execute("create table kept (number integer primary key)");
        pair.standby().halt();
        CompletableFuture<Void> commit = CompletableFuture.runAsync(PostgresPairTest::insertOne);
        assertThrows(TimeoutException.class, () -> commit.get(700, TimeUnit.MILLISECONDS));
        pair.standby().resume();
        commit.get(20, TimeUnit.SECONDS);

        pair.primary().kill();
        assertFalse(pair.primary().isAlive());
        pair.promote();
        assertEquals("1", pair.primary().value("select count(*) from kept"));
        pair.primary().execute("insert into kept values (2)");

        pair.rejoin();
        assertTrue(pair.isInStep());
        assertEquals("2", pair.standby().value("select count(*) from kept"));
        SQLException refused =
                assertThrows(SQLException.class, () -> pair.standby().execute("insert into kept values (3)"));
        assertEquals("25006", refused.getSQLState());
    }

    @Test
    void aServerThatWasKilledStartsAgainOnItsPortWithWhatItHad() throws Exception {
        pair.primary().execute("create table again (number integer)");
        pair.primary().execute("insert into again values (1)");
        int port = pair.primary().port();
        pair.primary().kill();
        pair.primary().start();
        assertEquals(port, pair.primary().port());
        assertEquals("1", pair.primary().value("select count(*) from again"));
        pair.awaitInStep();
    }

    private static void insertOne() {
        try (Connection connection = pair.primary().connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into kept values (1)");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
