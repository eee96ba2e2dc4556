package io.jishi.verification.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a region's rows, by some id. The slices of a region have no end on either side, so that no row is outside of
 * all of them.
 *
 * @param region pooling region
 * @param after ids up to this one are in an earlier slice; empty for the first
 * @param until the last id; null for the last slice
 */
record Slice(String region, String after, @Nullable String until) {

    /** A whole region. */
    static Slice of(String region) {
        return new Slice(region, "", null);
    }

    /** Slices with about so many rows of a table each, by a column that an index of the table has after the region. */
    static List<Slice> cut(SnapshotConnection connection, String region, String table, String column, int rows)
            throws SQLException {
        String sql = "select distinct id from (select " + column + " as id, row_number() over (order by " + column
                + ") as place from " + table + " where region = ?) numbered where place % " + rows
                + " = 0 order by id";
        List<Slice> slices = new ArrayList<>();
        String[] last = {""};
        connection.each(Query.of(sql, region), row -> {
            String next = row.getString(1);
            slices.add(new Slice(region, last[0], next));
            last[0] = next;
        });
        slices.add(new Slice(region, last[0], null));
        return slices;
    }
}
