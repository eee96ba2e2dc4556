package io.jishi.verification.store;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A statement with its parameters. Statements are written with {@code {column}} where their slice goes, so that one
 * text serves every slice and each of its tables is read in that slice only.
 */
record Query(String sql, List<Object> parameters) {

    private static final Pattern SLICE = Pattern.compile("\\{(?:(\\w+)\\.)?(\\w+)}");

    Query {
        parameters = List.copyOf(parameters);
    }

    static Query of(String sql, Object... parameters) {
        return new Query(sql, List.of(parameters));
    }

    /** With every parameter, all of them text, written where it goes: a copy has no parameters. */
    String asText() {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (Object parameter : parameters) {
            int place = sql.indexOf('?', from);
            String quoted = parameter.toString().replace("'", "''");
            text.append(sql, from, place).append('\'').append(quoted).append('\'');
            from = place + 1;
        }
        return text.append(sql, from, sql.length()).toString();
    }

    /** With a slice in the place of each name in braces; {@code {region}} stands for the region alone. */
    static Query within(String sql, Slice slice) {
        List<Object> parameters = new ArrayList<>();
        Matcher matcher = SLICE.matcher(sql);
        String filled = matcher.replaceAll(found -> {
            String prefix = found.group(1) == null ? "" : found.group(1) + ".";
            StringBuilder condition = new StringBuilder(prefix + "region = ?");
            parameters.add(slice.region());
            if (!found.group(2).equals("region")) {
                String column = prefix + found.group(2);
                condition.append(" and ").append(column).append(" > ?");
                parameters.add(slice.after());
                String until = slice.until();
                if (until != null) {
                    condition.append(" and ").append(column).append(" <= ?");
                    parameters.add(until);
                }
            }
            return Matcher.quoteReplacement(condition.toString());
        });
        return new Query(filled, parameters);
    }
}
