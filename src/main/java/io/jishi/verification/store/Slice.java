package io.jishi.verification.store;

import java.sql.SQLException;
import java.util.function.Consumer;
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

    /**
     * Slices with about so many rows of a table each, by a column that an index of the table has after the region; each
     * is handed on as soon as its end is known.
     */
    static void cut(
            SnapshotConnection connection,
            String region,
            String table,
            String column,
            int rows,
            Consumer<Slice> consumer)
            throws SQLException {
        String sql = "select " + column + " from " + table + " where region = ? and " + column + " > ? order by "
                + column + " offset " + (rows - 1) + " limit 1";
        @Nullable String after = "";
        while (after != null) {
            String[] until = {null};
            connection.each(Query.of(sql, region, after), row -> until[0] = row.getString(1));
            consumer.accept(new Slice(region, after, until[0]));
            after = until[0];
        }
    }
}
