package io.jishi.nhsa.table;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every field table and the paths of the transactions, read once when the gateway starts. */
@ApplicationScoped
public class FieldTables {

    private static final String TABLES = "nhsa/tables/";

    private final Map<String, FieldTable> byNumber = new LinkedHashMap<>();
    private final Map<String, String> numberByPath = new HashMap<>();
    private final Map<String, String> baseNumbers = new HashMap<>();
    private final TableNode envelope;

    /**
     * Reads the resources.
     *
     * @throws IllegalStateException if one of them is missing or malformed
     */
    public FieldTables(Dictionaries dictionaries) {
        resource("nhsa/transactions").lines().forEach(number -> add(number, table(number, dictionaries)));
        envelope = table("envelope", dictionaries).input("");
        resource("nhsa/paths").lines().forEach(line -> {
            int space = line.indexOf(' ');
            numberByPath.put(line.substring(space + 1), line.substring(0, space));
        });
    }

    /** Made when the gateway starts, so that a malformed table stops the start. */
    void start(@Observes StartupEvent event) {}

    private void add(String number, FieldTable table) {
        if (!table.number().equals(number)) {
            throw new IllegalStateException("the table of " + number + " says that it is of " + table.number());
        }
        byNumber.put(number, table);
        baseNumbers.put(number, number);
        table.variants().forEach(variant -> baseNumbers.put(variant, number));
    }

    /** The table of a transaction; empty if the number, or the variant, is not known. */
    public Optional<FieldTable> find(String number) {
        return Optional.ofNullable(baseNumbers.get(number)).map(byNumber::get);
    }

    /** Every table, in the order of the transactions. */
    public List<FieldTable> all() {
        return List.copyOf(byNumber.values());
    }

    /** The number of the transaction behind a path below {@code /fsi/api/}; empty if there is none. */
    public Optional<String> numberOf(String path) {
        return Optional.ofNullable(numberByPath.get(path));
    }

    /** The paths with their transactions. */
    public Map<String, String> paths() {
        return Map.copyOf(numberByPath);
    }

    /** The fields of the envelope of a request, without its input. */
    public TableNode envelope() {
        return envelope;
    }

    private static FieldTable table(String name, Dictionaries dictionaries) {
        try {
            FieldTable table =
                    TableReader.read(resource(TABLES + name), block -> resourceIfAny(TABLES + "blocks/" + block));
            for (TableNode node : table.input()) {
                dictionaries.check(node);
            }
            return table;
        } catch (MalformedTable e) {
            throw new IllegalStateException("the field table " + name + " is malformed", e);
        }
    }

    static String resource(String path) {
        String text = resourceIfAny(path);
        if (text == null) {
            throw new IllegalStateException("the resource " + path + " is missing");
        }
        return text;
    }

    private static @Nullable String resourceIfAny(String path) {
        try (InputStream stream = FieldTables.class.getClassLoader().getResourceAsStream(path)) {
            return stream == null ? null : new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
