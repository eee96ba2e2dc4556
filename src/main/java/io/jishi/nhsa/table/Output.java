package io.jishi.nhsa.table;

import io.jishi.platform.document.JsonWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Builds the output of a transaction by its field table and writes every field of it in its order. A node or field that
 * the table does not have is a fault of the program.
 */
public final class Output {

    private final FieldTable table;
    private final Map<String, List<OutputRow>> rows = new HashMap<>();
    private byte @Nullable [] file;

    /** Nothing yet. */
    public Output(FieldTable table) {
        this.table = table;
    }

    /** The only row of a node; the same one each time it is asked for. */
    public OutputRow node(String name) {
        List<OutputRow> found = rows.computeIfAbsent(name, unused -> new ArrayList<>());
        if (found.isEmpty()) {
            found.add(new OutputRow(shaped(name, TableNode.Shape.ONE)));
        }
        return found.get(0);
    }

    /** A further row of a list. */
    public OutputRow row(String name) {
        OutputRow added = new OutputRow(shaped(name, TableNode.Shape.LIST));
        rows.computeIfAbsent(name, unused -> new ArrayList<>()).add(added);
        return added;
    }

    /** The only row where the fields stand in {@code output} without a node. */
    public OutputRow bare() {
        return node("");
    }

    /** A further row where {@code output} itself is a list. */
    public OutputRow bareRow() {
        return row("");
    }

    /** The bytes of a file, which are all of the output; they are written in base 64. */
    public Output file(byte[] bytes) {
        shaped("", TableNode.Shape.BYTES);
        file = bytes.clone();
        return this;
    }

    /**
     * The value of {@code output} in UTF-8.
     *
     * @throws IllegalStateException if a node that is no list was never filled
     */
    public byte[] toBytes() {
        List<TableNode> nodes = table.output();
        JsonWriter json = new JsonWriter();
        if (nodes.isEmpty()) {
            return json.object().endObject().toBytes();
        }
        TableNode first = nodes.get(0);
        if (!first.name().isEmpty()) {
            json.object();
            nodes.forEach(node -> write(json, node));
            return json.endObject().toBytes();
        }
        return switch (first.shape()) {
            case ONE -> only(first).write(json.object()).endObject().toBytes();
            case LIST -> {
                json.list();
                all(first).forEach(row -> row.write(json.object()).endObject());
                yield json.endList().toBytes();
            }
            case BYTES ->
                json.item(Base64.getEncoder().encodeToString(written(file))).toBytes();
        };
    }

    private void write(JsonWriter json, TableNode node) {
        if (node.shape() == TableNode.Shape.ONE) {
            only(node).write(json.object(node.name())).endObject();
            return;
        }
        json.list(node.name());
        all(node).forEach(row -> row.write(json.object()).endObject());
        json.endList();
    }

    private List<OutputRow> all(TableNode node) {
        return rows.getOrDefault(node.name(), List.of());
    }

    private OutputRow only(TableNode node) {
        List<OutputRow> found = all(node);
        if (found.isEmpty()) {
            throw new IllegalStateException("node " + node.name() + " of " + table.number() + " was never filled");
        }
        return found.get(0);
    }

    private static byte[] written(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new IllegalStateException("there is no file");
        }
        return bytes;
    }

    private TableNode shaped(String name, TableNode.Shape shape) {
        TableNode node = table.output(name);
        if (node.shape() != shape) {
            throw new IllegalArgumentException("node " + name + " of " + table.number() + " has another shape");
        }
        return node;
    }
}
