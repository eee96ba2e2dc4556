package io.jishi.faults;

import io.jishi.faults.Journal.Entry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The checks by plain SQL, which share no code with the gateway: whoever was told something finds it, and nobody finds
 * more than one.
 */
final class StoredRows implements Checks {

    private static final String MESSAGES = "select provider_code, transaction, message_id, kind, reason is not null,"
            + " coalesce(settlement_id, ''), encode(sha256(answer), 'hex') from message where region = '"
            + Message.REGION + "'";
    private static final String ROWS = "select settlement_id, kind, coalesce(refers_to, ''), coalesce(undone_by, ''),"
            + " visit_id from settlement where region = '" + Message.REGION + "'";

    private final Connector connector;
    private final List<String> lost = new ArrayList<>();
    private final List<String> doubled = new ArrayList<>();
    private final List<String> other = new ArrayList<>();

    /** Opens a connection to the primary. */
    interface Connector {
        Connection connect() throws SQLException;
    }

    private record StoredMessage(
            String transaction, String kind, boolean refused, String settlementId, String sha256) {}

    private record StoredRow(String kind, String refersTo, String undoneBy, String visit) {}

    StoredRows(Connector connector) {
        this.connector = connector;
    }

    @Override
    public Findings compare(Journal journal) throws SQLException {
        Map<String, StoredMessage> messages;
        Map<String, StoredRow> rows;
        try (Connection connection = connector.connect()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            messages = messages(connection);
            rows = rows(connection);
            connection.rollback();
        }
        for (Entry entry : journal.entries()) {
            compare(entry, messages.get(entry.message().name()), rows);
        }
        nothingTwice(messages, rows);
        return new Findings(List.copyOf(lost), List.copyOf(doubled), List.copyOf(other));
    }

    private static Map<String, StoredMessage> messages(Connection connection) throws SQLException {
        Map<String, StoredMessage> messages = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(MESSAGES)) {
            while (row.next()) {
                messages.put(
                        Message.nameOf(row.getString(1), row.getString(2), row.getString(3)),
                        new StoredMessage(
                                row.getString(2),
                                row.getString(4),
                                row.getBoolean(5),
                                row.getString(6),
                                row.getString(7)));
            }
        }
        return messages;
    }

    private static Map<String, StoredRow> rows(Connection connection) throws SQLException {
        Map<String, StoredRow> rows = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ROWS)) {
            while (row.next()) {
                rows.put(
                        row.getString(1),
                        new StoredRow(row.getString(2), row.getString(3), row.getString(4), row.getString(5)));
            }
        }
        return rows;
    }

    private void compare(Entry entry, @Nullable StoredMessage message, Map<String, StoredRow> rows) {
        if (entry.told() == Told.UNKNOWN) {
            return;
        }
        if (entry.told() == Told.NOTHING) {
            if (message == null || !(message.kind().equals("TOMBSTONE") || message.refused())) {
                lost.add("told that it has no effect, but it may: " + entry + ", stored " + message);
            }
            return;
        }
        if (message == null) {
            boolean reversed = entry.told() == Told.REVERSED && rows.containsKey(entry.settlementId());
            boolean refusedReversal = entry.told() == Told.REJECTED
                    && entry.message().transaction().equals(Message.REVERSE);
            if (!reversed && !refusedReversal) {
                lost.add("not stored: " + entry);
            }
            return;
        }
        compareStored(entry, message, rows);
    }

    private void compareStored(Entry entry, StoredMessage message, Map<String, StoredRow> rows) {
        boolean named = entry.settlementId().isEmpty()
                || message.settlementId().equals(entry.settlementId())
                || isReversalOf(entry, message, rows);
        boolean there = entry.settlementId().isEmpty() || rows.containsKey(entry.settlementId());
        boolean same = entry.sha256().isEmpty() || entry.sha256().equals(message.sha256());
        boolean kind = switch (entry.told()) {
            case SETTLED, CANCELLED ->
                message.kind().equals("ORIGINAL") && !message.settlementId().isEmpty();
            case REJECTED -> message.refused();
            case ALIAS -> message.kind().equals("ALIAS");
            default -> true;
        };
        if (!named || !there || !same || !kind) {
            lost.add("stored otherwise than told: " + entry + ", stored " + message);
        }
    }

    /** A message that was given up is told the row that undid its bill. */
    private static boolean isReversalOf(Entry entry, StoredMessage message, Map<String, StoredRow> rows) {
        StoredRow row = rows.get(entry.settlementId());
        return entry.told() == Told.REVERSED && row != null && row.refersTo().equals(message.settlementId());
    }

    private void nothingTwice(Map<String, StoredMessage> messages, Map<String, StoredRow> rows) {
        Set<String> made = new HashSet<>();
        messages.values().stream()
                .filter(message -> message.kind().equals("ORIGINAL"))
                .forEach(message -> made.add(message.settlementId()));
        Map<String, Integer> live = new HashMap<>();
        rows.forEach((id, row) -> {
            if (!made.contains(id)) {
                doubled.add("a row that no message has made: " + id + " " + row);
            }
            if (row.kind().equals("SETTLEMENT") && row.undoneBy().isEmpty()) {
                live.merge(row.visit(), 1, Integer::sum);
            }
            StoredRow undoing = rows.get(row.undoneBy());
            if (!row.undoneBy().isEmpty()
                    && (undoing == null || !undoing.refersTo().equals(id))) {
                other.add("undone by a row that is not there: " + id + " " + row);
            }
        });
        live.forEach((visit, count) -> {
            if (count > 1) {
                doubled.add(count + " bills stand for visit " + visit);
            }
        });
    }
}
