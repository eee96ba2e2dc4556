package io.jishi.reconciliation.store;

import io.jishi.reconciliation.model.ClaimedRow;
import io.jishi.reconciliation.model.Sums;
import io.jishi.shared.money.Fen;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The rows of an institution's file in a temporary table, which goes with the transaction whatever becomes of it. At
 * most a thousand of them are in memory.
 */
final class StagedRows {

    /** Name of the table. */
    static final String TABLE = "claimed_row";

    private static final int AT_ONCE = 1000;

    private static final String CREATE = "create temporary table " + TABLE + " (position bigint not null,"
            + " settlement_id text not null, visit_id text not null, person_id text not null, total bigint not null,"
            + " fund_total bigint not null, personal_account bigint not null, refund boolean not null) on commit drop";

    private static final String INSERT = "insert into " + TABLE + " select * from unnest($1::bigint[], $2::text[],"
            + " $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::boolean[])";

    private static final String REPEATED = "select position from (select position, row_number() over"
            + " (partition by settlement_id order by position) as occurrence from " + TABLE + ") numbered"
            + " where occurrence = 2 order by position limit 1";

    private final BlockingConnection connection;
    private final List<ClaimedRow> waiting = new ArrayList<>(AT_ONCE);
    private Sums sums = Sums.NONE;

    /** Creates the table. */
    StagedRows(BlockingConnection connection) {
        this.connection = connection;
        connection.run(CREATE);
    }

    void add(ClaimedRow row) {
        waiting.add(row);
        sums = sums.plus(row.amounts());
        if (waiting.size() == AT_ONCE) {
            insert();
        }
    }

    /** Stores the last rows and lets PostgreSQL see how many there are; then nothing is added. */
    void complete() {
        if (!waiting.isEmpty()) {
            insert();
        }
        connection.run("analyze " + TABLE);
    }

    /** What the rows come to. */
    Sums sums() {
        return sums;
    }

    /** The first line that repeats the bill of an earlier one. */
    OptionalLong repeatedLine() {
        return position(REPEATED, Tuple.tuple());
    }

    /** The first line with a bill of another institution or person. */
    OptionalLong foreignLine(String region, String providerCode) {
        return position(BookedStatements.FOREIGN, Tuple.of(region, providerCode));
    }

    private OptionalLong position(String sql, Tuple parameters) {
        RowSet<Row> rows = connection.run(sql, parameters);
        return rows.size() == 0
                ? OptionalLong.empty()
                : OptionalLong.of(rows.iterator().next().getLong("position"));
    }

    private void insert() {
        connection.run(
                INSERT,
                Tuple.tuple()
                        .addArrayOfLong(numbers(ClaimedRow::line))
                        .addArrayOfString(texts(ClaimedRow::settlementId))
                        .addArrayOfString(texts(ClaimedRow::visitId))
                        .addArrayOfString(texts(ClaimedRow::personId))
                        .addArrayOfLong(money(Sums::total))
                        .addArrayOfLong(money(Sums::fundTotal))
                        .addArrayOfLong(money(Sums::personalAccount))
                        .addArrayOfBoolean(
                                waiting.stream().map(ClaimedRow::refund).toArray(Boolean[]::new)));
        waiting.clear();
    }

    private Long[] numbers(ToLongFunction<ClaimedRow> column) {
        return waiting.stream().map(column::applyAsLong).toArray(Long[]::new);
    }

    private Long[] money(Function<Sums, Fen> column) {
        return numbers(row -> column.apply(row.amounts()).value());
    }

    private String[] texts(Function<ClaimedRow, String> column) {
        return waiting.stream().map(column).toArray(String[]::new);
    }
}
