package io.jishi.support;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Rows of one table in the text format of PostgreSQL's COPY, which loads tens of thousands of them at once. The text is
 * kept whole: the largest table of the demo takes a few megabytes, and two loads can be compared by comparing texts.
 */
final class CopyRows {
    private final String table;
    private final List<String> columns;
    private final StringBuilder text = new StringBuilder();
    private int count;

    CopyRows(String table, String... columns) {
        this.table = table;
        this.columns = List.of(columns);
    }

    /**
     * Adds a row.
     *
     * @param values one for each column: null, bytes, a collection (of words, for an array), or anything whose text
     *     PostgreSQL reads
     */
    void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(table + " has " + columns.size() + " columns, not " + values.length);
        }
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : "\t").append(field(values[i]));
        }
        text.append('\n');
        count++;
    }

    String table() {
        return table;
    }

    int count() {
        return count;
    }

    String text() {
        return text.toString();
    }

    /** Appends the rows to the table; its constraints and triggers hold as for any insert. */
    void copyInto(PGConnection connection) throws SQLException {
        String statement = "copy " + table + " (" + String.join(", ", columns) + ") from stdin";
        try {
            connection.getCopyAPI().copyIn(statement, new StringReader(text()));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL stopped reading the rows of " + table, e);
        }
    }

    private static String field(@Nullable Object value) {
        if (value == null) {
            return "\\N";
        }
        if (value instanceof byte[] bytes) {
            return "\\\\x" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof Collection<?> words) {
            return words.stream().map(CopyRows::word).collect(Collectors.joining(",", "{", "}"));
        }
        return escaped(value.toString());
    }

    private static String word(Object value) {
        String word = value.toString();
        if (!word.matches("[A-Z0-9_]+")) {
            throw new IllegalArgumentException("an array of the demo holds words only, not " + word);
        }
        return word;
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
