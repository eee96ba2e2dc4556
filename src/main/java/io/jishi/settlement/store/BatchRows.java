package io.jishi.settlement.store;

import io.jishi.platform.transaction.CommitBarrier;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Sends the statements of a batch, each with all its rows, without waiting for one another. */
final class BatchRows {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$(\\d+)");

    /** By the parts that have rows; there are as many as kinds of batches occur. */
    private static final Map<List<String>, String> JOINED = new ConcurrentHashMap<>();

    private final SqlConnection connection;
    private final List<Future<?>> sent = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();
    private Tuple parameters = Tuple.tuple();

    BatchRows(SqlConnection connection) {
        this.connection = connection;
    }

    /** One statement for all the rows; none if there is no row. */
    <T> void each(String sql, List<T> rows, Consumer<Columns<T>> parameters) {
        if (!rows.isEmpty()) {
            Tuple tuple = Tuple.tuple();
            parameters.accept(new Columns<>(rows, tuple));
            sent.add(connection.preparedQuery(sql).execute(tuple));
        }
    }

    /**
     * A part of the statement that {@link #join} sends, for all the rows; none if there is no row. No part may touch a
     * row that another part touches: none sees what the others do.
     */
    <T> void part(String sql, List<T> rows, Consumer<Columns<T>> columns) {
        if (!rows.isEmpty()) {
            parts.add(sql);
            columns.accept(new Columns<>(rows, parameters));
        }
    }

    /** Sends the parts as one statement: each statement costs a message, an answer and a start of its own. */
    void join() {
        if (!parts.isEmpty()) {
            String sql = JOINED.computeIfAbsent(List.copyOf(parts), BatchRows::joined);
            sent.add(connection.preparedQuery(sql).execute(parameters));
            parts.clear();
            parameters = Tuple.tuple();
        }
    }

    /** The last part is the statement and the others go with it; their parameters follow one another. */
    static String joined(List<String> parts) {
        StringBuilder sql = new StringBuilder();
        int last = parts.size() - 1;
        int before = 0;
        for (int i = 0; i <= last; i++) {
            int offset = before;
            String part = parts.get(i);
            sql.append(i == last ? " " : (i == 0 ? "with part_" : ", part_") + i + " as (");
            sql.append(PLACEHOLDER.matcher(part).replaceAll(found -> "\\$" + (number(found) + offset)));
            sql.append(i == last ? "" : ")");
            before += PLACEHOLDER
                    .matcher(part)
                    .results()
                    .mapToInt(BatchRows::number)
                    .max()
                    .orElse(0);
        }
        return sql.toString();
    }

    private static int number(MatchResult placeholder) {
        return Integer.parseInt(placeholder.group(1));
    }

    /**
     * Commits what was sent; fails with the first statement that failed. Where nothing was, a mark is written to the
     * log all the same: the answers then repeat what was there before, and wait until that is durable as well.
     */
    Future<Void> commit() {
        if (sent.isEmpty()) {
            sent.add(connection.query(CommitBarrier.WRITE).execute());
        }
        sent.add(connection.query("commit").execute());
        return Future.all(sent).mapEmpty();
    }
}
