package io.jishi.nhsa.table;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The code lists that are shipped: a line {@code dictionary insutype 险种类型 2020-01-01}, then a line for each code with
 * its label. They are what 1901 shows; only closed ones refuse a code.
 */
@ApplicationScoped
public class Dictionaries {

    private final Map<String, Dictionary> byName = new LinkedHashMap<>();

    /**
     * A code list.
     *
     * @param name as fields and 1901 name it
     * @param title its Chinese name
     * @param from first day on which it counts
     * @param labels by code, in their order
     */
    public record Dictionary(String name, String title, LocalDate from, Map<String, String> labels) {

        /** Whether the list has the code. */
        public boolean has(String code) {
            return labels.containsKey(code);
        }
    }

    /**
     * Reads the resource.
     *
     * @throws IllegalStateException if it is missing or malformed
     */
    public Dictionaries() {
        List<String> lines = FieldTables.resource("nhsa/dictionaries").lines().toList();
        List<String> group = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("dictionary ") && !group.isEmpty()) {
                add(group);
                group.clear();
            }
            group.add(line);
        }
        add(group);
    }

    private void add(List<String> lines) {
        List<String> head = List.of(lines.get(0).split(" ", -1));
        Map<String, String> labels = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int space = line.indexOf(' ');
            if (space < 1 || labels.put(line.substring(0, space), line.substring(space + 1)) != null) {
                throw new IllegalStateException("malformed or repeated code: " + line);
            }
        }
        if (head.size() != 4 || labels.isEmpty()) {
            throw new IllegalStateException("malformed code list: " + lines.get(0));
        }
        Dictionary added = new Dictionary(head.get(1), head.get(2), LocalDate.parse(head.get(3)), labels);
        if (byName.put(added.name(), added) != null) {
            throw new IllegalStateException("code list " + added.name() + " stands twice");
        }
    }

    /** The list with this name. */
    public Optional<Dictionary> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All lists. */
    public Collection<Dictionary> all() {
        return byName.values();
    }

    /** A closed list must be there, or every code would be refused. */
    void check(TableNode node) throws MalformedTable {
        for (Field field : node.fields()) {
            Field.CodeList codes = field.codes();
            if (codes != null && codes.closed() && !byName.containsKey(codes.name())) {
                throw new MalformedTable("there is no code list " + codes.name());
            }
        }
    }
}
