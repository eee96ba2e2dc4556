package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.EmbeddedServers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first migration promises by triggers: epochs that rise and never come back, rows that are not truncated. */
class FoundationTest {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static Connection connection;

    @BeforeAll
    static void start() throws SQLException {
        servers = EmbeddedServers.start();
        DemoDatabase.prepare(servers, DATA);
        connection = DemoDatabase.connect(servers);
    }

    @AfterAll
    static void stop() throws SQLException {
        connection.close();
        servers.close();
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return rows.getLong(1);
        }
    }

    private static String person() {
        return "where region = '141000' and person_id = '" + DATA.spare(990).personId() + "'";
    }

    private static String provider() {
        return "where region = '141000' and provider_code = '"
                + DATA.lapsedHospital().code() + "'";
    }

    private static void assertRaises(String epoch, String change) throws SQLException {
        long before = number(epoch);
        execute(change);
        long after = number(epoch);
        assertTrue(after > before, before + " to " + after + " after " + change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update coverage set benefits_from = benefits_from + 1 %s",
                "insert into assistance (region, person_id, category, valid_from)"
                        + " select region, person_id, 'ORPHAN', '2020-01-01' from person %s",
                "delete from assistance %s",
                "delete from coverage %s",
                "update person set county = '141002' %s"
            })
    void everyChangeOfWhatABillReadsOfAPersonRaisesTheEpoch(String change) throws SQLException {
        assertRaises("select epoch from person " + person(), change.formatted(person()));
    }

    @Test
    void givingASequenceNumberRaisesNoEpoch() throws SQLException {
        long before = number("select epoch from person " + person());
        execute("update person set sequence = sequence + 1 " + person());
        assertTrue(number("select epoch from person " + person()) == before);
    }

    @Test
    void aProviderThatIsReplacedByAnotherRowHasAnEpochOfItsOwn() throws SQLException {
        String replace = "create temporary table kept as select * from provider " + provider()
                + "; delete from agreement " + provider() + "; delete from provider " + provider()
                + "; insert into provider (region, provider_code, name, treatment_region, charge_class)"
                + " select region, provider_code, name, treatment_region, 'CLASS_3' from kept; drop table kept";
        assertRaises("select epoch from provider " + provider(), replace);
    }

    @Test
    void aChangeOfTheCatalogueRaisesItsEpoch() throws SQLException {
        assertRaises(
                "select epoch from catalogue where region = '141000'",
                "update catalogue_item set price_limit = 100 where item_code = '" + DATA.limitedItem() + "'");
    }

    @Test
    void theSameChangeInTwoHistoriesOfTheDatabaseGivesTwoEpochs() throws SQLException {
        String another = "where person_id = '" + DATA.spare(989).personId() + "'";
        // a history that is lost: what was drawn in it is drawn again, as after a standby has taken over without it
        long before = number("select last_value from epoch");
        execute("update coverage set enrolment = enrolment " + another);
        long lost = number("select epoch from person " + another);
        long drawn = number("select last_value from epoch");
        execute("select setval('epoch', " + before + ")");
        execute("update coverage set enrolment = enrolment " + another);
        assertTrue(number("select last_value from epoch") == drawn, "the same number was drawn");
        long found = number("select epoch from person " + another);
        assertTrue(found != lost, found + " and " + lost);
        assertTrue(Math.abs(found - lost) < 1 << 20, found + " and " + lost);
    }

    @ParameterizedTest
    @ValueSource(strings = {"coverage", "assistance", "filing", "agreement", "catalogue_item", "message", "posting"})
    void tablesThatOthersRelyOnAreNotTruncated(String table) {
        assertThrows(SQLException.class, () -> execute("truncate " + table + " cascade"));
    }
}
