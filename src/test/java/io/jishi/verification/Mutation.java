package io.jishi.verification;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A way to break a good database, and the row that must be named for it; all are in {@code verification/mutations.sql}.
 *
 * @param invariant by which it must be reported
 * @param name what is broken, in words
 * @param victim a query for what identifies the row; the first row of its answer is taken
 * @param statements that break it, with {@code :row} for what identifies the row
 */
record Mutation(Invariant invariant, String name, String victim, List<String> statements) {

    private static final String FILE = "/verification/mutations.sql";
    private static final Pattern BLOCK = Pattern.compile("(?m)^-- (query|I-\\d+) (.+)\\n((?:(?!--).*\\n?)*)");
    private static final Pattern STATEMENT = Pattern.compile(";\\s*(\\n|$)");
    private static final Pattern NAME = Pattern.compile("\\{([a-z-]+)}");

    /** Every one of the file. */
    static List<Mutation> all() {
        Map<String, String> queries = new HashMap<>();
        List<Mutation> mutations = new ArrayList<>();
        Matcher block = BLOCK.matcher(text());
        while (block.find()) {
            List<String> statements = STATEMENT
                    .splitAsStream(block.group(3))
                    .map(String::strip)
                    .filter(statement -> !statement.isEmpty())
                    .map(statement -> filled(statement, queries))
                    .toList();
            if (block.group(1).equals("query")) {
                queries.put(block.group(2), statements.get(0));
            } else {
                List<String> breaking = statements.subList(1, statements.size());
                mutations.add(new Mutation(invariant(block.group(1)), block.group(2), statements.get(0), breaking));
            }
        }
        return mutations;
    }

    private static String filled(String statement, Map<String, String> queries) {
        return NAME.matcher(statement)
                .replaceAll(name ->
                        Matcher.quoteReplacement(Objects.requireNonNull(queries.get(name.group(1)), name.group())));
    }

    private static Invariant invariant(String number) {
        return Stream.of(Invariant.values())
                .filter(invariant -> invariant.number().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static String text() {
        try (InputStream file = Objects.requireNonNull(Mutation.class.getResourceAsStream(FILE), FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Its statements for a row. */
    List<String> statements(String row) {
        return statements.stream()
                .map(statement -> statement.replace(":row", "'" + row + "'"))
                .toList();
    }

    @Override
    public String toString() {
        return invariant.number() + " " + name;
    }
}
