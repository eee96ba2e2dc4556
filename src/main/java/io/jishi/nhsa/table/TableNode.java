package io.jishi.nhsa.table;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A node of a transaction: an object or a list of objects with the fields of one table.
 *
 * @param name in {@code input} or {@code output}; empty where the fields stand there without a node
 * @param shape how it is written
 * @param minimum fewest rows
 * @param maximum most rows; {@link #CONFIGURED} for the bound of the configuration
 * @param fields in their order
 * @param places of the fields by every name that they have
 */
public record TableNode(
        String name, Shape shape, int minimum, int maximum, List<Field> fields, Map<String, Integer> places) {

    /** As many rows as the configuration allows. */
    public static final int CONFIGURED = -1;

    /** How a node is written. */
    public enum Shape {
        /** One object. */
        ONE,
        /** A list of objects. */
        LIST,
        /** The bytes of a file, in base 64. */
        BYTES
    }

    /** Copies its collections. */
    public TableNode {
        fields = List.copyOf(fields);
        places = Map.copyOf(places);
    }

    /**
     * A node with these fields.
     *
     * @throws MalformedTable if two of them share a name
     */
    static TableNode of(String name, Shape shape, int minimum, int maximum, List<Field> fields) throws MalformedTable {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            Field field = fields.get(i);
            take(places, field.name(), i);
            for (String spelling : field.spellings()) {
                take(places, spelling, i);
            }
        }
        return new TableNode(name, shape, minimum, maximum, fields, places);
    }

    private static void take(Map<String, Integer> places, String name, int place) throws MalformedTable {
        if (places.put(name, place) != null) {
            throw new MalformedTable("field " + name + " stands twice in a node");
        }
    }

    /**
     * The place of a field.
     *
     * @throws IllegalArgumentException if the table has no such field, which is a fault of the program
     */
    int place(String field) {
        Integer place = places.get(field);
        if (place == null) {
            throw new IllegalArgumentException("node " + name + " has no field " + field);
        }
        return place;
    }
}
