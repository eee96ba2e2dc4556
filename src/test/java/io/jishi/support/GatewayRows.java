package io.jishi.support;

import io.jishi.shared.id.TimeOrderedId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Looks at the rows of the gateway under test, and changes what registries would change, past every cache. */
public final class GatewayRows {

    /** The pooling region of the demo. */
    public static final String REGION = "141000";

    private static final AtomicInteger FILINGS = new AtomicInteger();

    private GatewayRows() {}

    /** A connection of its own, for a test that holds a lock. */
    public static Connection connect() throws SQLException {
        return DemoDatabase.connect(GatewayServers.servers());
    }

    /** Every row of a query, each as a text by column; null stays null, written as "null". */
    public static List<Map<String, String>> all(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<Map<String, String>> rows = new ArrayList<>();
            while (result.next()) {
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.put(result.getMetaData().getColumnLabel(i), String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The only row of a query. */
    public static Map<String, String> one(String sql, Object... parameters) {
        List<Map<String, String>> rows = all(sql, parameters);
        if (rows.size() != 1) {
            throw new AssertionError(rows.size() + " rows of " + sql);
        }
        return rows.get(0);
    }

    /** The only number of the only row of a query. */
    public static long number(String sql, Object... parameters) {
        return Long.parseLong(one(sql, parameters).values().iterator().next());
    }

    /** Inserts, updates or deletes. */
    public static int change(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepared(connection, sql, parameters)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Files a referral to anywhere, from 2019-01-01. */
    public static void refer(DemoPerson person) {
        file(person, "REFERRAL", null);
    }

    /** Files a chronic or special disease, from 2019-01-01. */
    public static void fileDisease(DemoPerson person, String disease) {
        file(person, "DISEASE", disease);
    }

    private static void file(DemoPerson person, String kind, @Nullable String disease) {
        String id = TimeOrderedId.of(REGION, 1_546_300_800_000L, 7, FILINGS.incrementAndGet());
        String quoted = disease == null ? "null" : "'" + disease + "'";
        change(
                "insert into filing (region, person_id, filing_id, kind, disease, channel, valid_from, filed_at)"
                        + " values (?, ?, ?, ?, " + quoted + ", 'WINDOW', '2019-01-01', '2019-01-01T08:00:00Z')",
                REGION,
                person.personId(),
                id,
                kind);
    }

    /** Puts the person into an assistance category from 2016-01-01 to 2020-12-31. */
    public static void assist(DemoPerson person, String category) {
        change(
                "insert into assistance (region, person_id, category, valid_from, valid_until)"
                        + " values (?, ?, ?, '2016-01-01', '2021-01-01')",
                REGION,
                person.personId(),
                category);
    }

    /** Puts the person into an assistance category on some days, by an identity or by a grant. */
    public static void assist(DemoPerson person, String category, String basis, LocalDate from, LocalDate until) {
        change(
                "insert into assistance (region, person_id, category, basis, valid_from, valid_until)"
                        + " values (?, ?, ?, ?, ?, ?)",
                REGION,
                person.personId(),
                category,
                basis,
                from,
                until);
    }

    /** How many rows the tables of the settle path hold; equal before and after means that nothing was stored. */
    public static Map<String, String> counts() {
        return one("select (select count(*) from message) as messages, (select count(*) from visit) as visits,"
                + " (select count(*) from settlement) as settlements, (select count(*) from posting) as postings,"
                + " (select count(*) from fee_line) as lines, (select count(*) from outbox) as events,"
                + " (select count(*) from accumulator) as years, (select sum(sequence) from person) as sequences");
    }

    /** The wide rows of a person, in fen. */
    public static List<Map<String, String>> years(DemoPerson person) {
        return all(
                "select * from accumulator where region = ? and person_id = ? order by scheme, year_start",
                REGION,
                person.personId());
    }

    /** The narrow rows of a person that hold more than nothing, in fen. */
    public static List<Map<String, String>> scopes(DemoPerson person) {
        return all(
                "select kind, scope, period_start, amount from accumulator_scope"
                        + " where region = ? and person_id = ? and amount <> 0 order by kind, scope, period_start",
                REGION,
                person.personId());
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }
}
