package io.jishi.load.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the database alone can do: pgbench writes the rows of one bill in one statement, with a bill of the gateway as its
 * pattern. It looks nothing up, decides nothing, and cannot be told apart from a bill by its size.
 */
final class Floor {

    /** What is drawn for each bill in place of what the pattern says. */
    private static final String VISIT = "'141000' || lpad(:a::text, 11, '0') || lpad(:b::text, 11, '0')";

    private static final String PERSON = "'141000' || lpad(:person::text, 22, '0')";

    private static final String MESSAGE = ":a || '-' || :b";

    private Floor() {}

    /** The script for pgbench, from a settlement that the gateway has made in this database. */
    static String script(Connection connection, int persons) throws SQLException {
        String id = one(
                connection,
                "select settlement_id from settlement where unreferred_reduction = 0 and personal_account = 0"
                        + " and person_sequence > 1 order by settled_at limit 1");
        List<String> parts = new ArrayList<>();
        parts.add("locked as (update person set sequence = sequence + 1 where region = '141000' and person_id = "
                + PERSON + " returning sequence)");
        parts.add("year as (" + accumulator(connection, id) + ")");
        parts.add("v as ("
                + insert(
                        connection,
                        "visit",
                        "visit_id = (select visit_id from settlement where settlement_id = '" + id + "')",
                        Map.of(
                                "visit_id",
                                VISIT,
                                "registration_id",
                                VISIT,
                                "person_id",
                                PERSON,
                                "visit_number",
                                MESSAGE),
                        "")
                + ")");
        parts.add("s as ("
                + insert(
                        connection,
                        "settlement",
                        "settlement_id = '" + id + "'",
                        Map.of(
                                "settlement_id",
                                VISIT,
                                "visit_id",
                                VISIT,
                                "person_id",
                                PERSON,
                                "person_sequence",
                                "sequence",
                                "fingerprint",
                                "sha256((" + MESSAGE + ")::bytea)",
                                "settled_at",
                                "now()"),
                        " from locked")
                + ")");
        int lines =
                Integer.parseInt(one(connection, "select count(*) from posting where settlement_id = '" + id + "'"));
        for (int line = 1; line <= lines; line++) {
            parts.add("p" + line + " as ("
                    + insert(
                            connection,
                            "posting",
                            "settlement_id = '" + id + "' and line = " + line,
                            Map.of("settlement_id", VISIT),
                            "")
                    + ")");
        }
        parts.add("m as ("
                + insert(
                        connection,
                        "message",
                        "settlement_id = '" + id + "' and kind = 'ORIGINAL'",
                        Map.of(
                                "settlement_id",
                                VISIT,
                                "message_id",
                                MESSAGE,
                                "received_at",
                                "now()",
                                "fingerprint",
                                "sha256((" + MESSAGE + ")::bytea)"),
                        "")
                + ")");
        return "\\set person random(0, " + (persons - 1)
                + ")\n\\set a random(1, 2000000000)\n\\set b random(1, 2000000000)\n"
                + "with " + String.join(", ", parts) + " "
                + "insert into outbox (region, event_id, event_type, created_at) values ('141000', " + VISIT
                + ", 'SETTLEMENT', now());\n";
    }

    private static String accumulator(Connection connection, String id) throws SQLException {
        List<String> columns = columns(connection, "accumulator");
        List<String> values = new ArrayList<>();
        List<String> changes = new ArrayList<>();
        for (String column : columns) {
            switch (column) {
                case "region", "scheme", "year_start" ->
                    values.add(literal(connection, "settlement", column, "settlement_id = '" + id + "'"));
                case "person_id" -> values.add(PERSON);
                default -> {
                    values.add("1");
                    changes.add(column + " = x." + column + " + excluded." + column);
                }
            }
        }
        return "insert into accumulator as x (" + String.join(", ", columns) + ") values (" + String.join(", ", values)
                + ") on conflict (region, person_id, scheme, year_start) do update set " + String.join(", ", changes);
    }

    private static String insert(
            Connection connection, String table, String which, Map<String, String> drawn, String from)
            throws SQLException {
        List<String> columns = columns(connection, table);
        List<String> values = new ArrayList<>();
        for (String column : columns) {
            values.add(drawn.containsKey(column) ? drawn.get(column) : literal(connection, table, column, which));
        }
        return "insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + from;
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select attname from pg_attribute where attrelid = '" + table
                        + "'::regclass and attnum > 0 and not attisdropped and attidentity = '' order by attnum")) {
            while (rows.next()) {
                columns.add(rows.getString(1));
            }
        }
        return columns;
    }

    private static String literal(Connection connection, String table, String column, String which)
            throws SQLException {
        return one(
                connection,
                "select quote_nullable(" + column + ") || '::' || (select format_type(atttypid, null) from pg_attribute"
                        + " where attrelid = '" + table + "'::regclass and attname = '" + column + "') from " + table
                        + " where " + which);
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            if (!row.next()) {
                throw new IllegalStateException("nothing is found by " + sql);
            }
            return row.getString(1);
        }
    }
}
