package io.jishi.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Multiplies the people of a database with everything that is stored of them: each copy has ids of its own, which are
 * changed wherever they stand, so that whatever holds for the originals holds for the copies. The rows of a copy lie
 * beside each other, as rows do that were written in the same minute.
 */
final class ManyBills {

    private static final int COPIES_AT_ONCE = 100;

    private static final List<String> TABLES = List.of(
            "person",
            "visit",
            "fee_line",
            "settlement",
            "posting",
            "accumulator",
            "accumulator_scope",
            "message",
            "outbox");

    private static final Set<String> IDS =
            Set.of("person_id", "settlement_id", "refers_to", "undone_by", "visit_id", "registration_id", "event_id");

    private final Connection connection;

    /** A connection of a user who may do everything, to a database that holds nothing else. */
    ManyBills(Connection connection) {
        this.connection = connection;
    }

    /** Makes copies until there are so many rows in the settlement table, and gives how many there are. */
    long fill(long bills) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            // what nobody has a bill of is not multiplied, and one visit with thousands of lines would be the measure
            statement.execute("delete from filing_use");
            statement.execute("delete from person where sequence = 0 or exists (select from visit"
                    + " where visit.person_id = person.person_id and line_count > 500)");
            for (String table : TABLES.subList(1, TABLES.size())) {
                statement.execute(orphans(table));
            }
            statement.execute("update outbox set sequence = null");
            statement.execute("update outbox o set delivered_at = now(), sequence = n.place from (select region,"
                    + " settlement_id, row_number() over (partition by region order by settled_at, person_sequence)"
                    + " as place from settlement) n where o.region = n.region and o.event_id = n.settlement_id");
            long originals = count(statement, "select count(*) from settlement");
            long copies = (bills - 1) / originals;
            for (long first = 1; first <= copies; first += COPIES_AT_ONCE) {
                for (String table : TABLES) {
                    statement.execute(multiply(statement, table, first, Math.min(copies, first + COPIES_AT_ONCE - 1)));
                }
            }
            statement.execute("vacuum analyze");
            // what filling has left behind is not what is measured
            statement.execute("checkpoint");
            return originals * (copies + 1);
        }
    }

    private static String orphans(String table) {
        String of = "not exists (select from %s x where x.region = t.region and x.%s = t.%s)";
        String kept = switch (table) {
            case "fee_line" -> of.formatted("visit", "visit_id", "visit_id");
            case "posting" -> of.formatted("settlement", "settlement_id", "settlement_id");
            case "outbox" -> of.formatted("settlement", "settlement_id", "event_id");
            case "message" ->
                "settlement_id is not null and " + of.formatted("settlement", "settlement_id", "settlement_id");
            default -> of.formatted("person", "person_id", "person_id");
        };
        return "delete from " + table + " t where " + kept;
    }

    private static String multiply(Statement statement, String table, long first, long last) throws SQLException {
        StringBuilder columns = new StringBuilder();
        try (ResultSet result = statement.executeQuery("select string_agg(column_name, ',') from"
                + " information_schema.columns where table_schema = 'public' and table_name = '" + table
                + "' and is_identity = 'NO' and is_generated = 'NEVER'")) {
            result.next();
            columns.append(result.getString(1));
        }
        String values = List.of(columns.toString().split(",")).stream()
                .map(column -> value(table, column))
                .collect(Collectors.joining(", "));
        return "insert into " + table + " (" + columns + ") select " + values + " from " + table
                + " t cross join generate_series(" + first + ", " + last + ") n join (select region, count(*) as events"
                + " from settlement where substr(settlement_id, 7, 1) <> '0' group by region) r on r.region = t.region"
                + " where " + original(table)
                + " order by n";
    }

    /** Ids of copies have the number of the copy in the place of the time. */
    private static String value(String table, String column) {
        if (IDS.contains(column)) {
            return "left(t." + column + ", 6) || lpad(n::text, 6, '0') || right(t." + column + ", 16)";
        }
        return switch (column) {
            case "message_id" -> "t.message_id || '#' || n";
            case "identity_index" -> "sha256(t.identity_index || convert_to(n::text, 'UTF8'))";
            case "visit_number" -> "t.visit_number || '#' || n";
            case "sequence" -> table.equals("outbox") ? "t.sequence + n * r.events" : "t.sequence";
            default -> "t." + column;
        };
    }

    /** The ids of originals begin with a time that is far from the first six digits of any copy. */
    private static String original(String table) {
        String id = switch (table) {
            case "visit", "fee_line" -> "visit_id";
            case "settlement", "posting", "message" -> "settlement_id";
            case "outbox" -> "event_id";
            default -> "person_id";
        };
        return "substr(t." + id + ", 7, 1) <> '0'";
    }

    private static long count(Statement statement, String sql) throws SQLException {
        try (ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getLong(1);
        }
    }
}
