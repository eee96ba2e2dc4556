package io.jishi.nhsa.table;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.platform.document.Node;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The input of a message, checked by its field table: every field of every node, in the order of the table. It
 * remembers which fields are read, so that a test can hold the table to what its transaction does.
 */
public final class CheckedInput {

    private final FieldTable table;
    private final Map<String, List<InputRow>> rows = new HashMap<>();
    private final Map<String, BitSet> reads = new HashMap<>();

    private CheckedInput(FieldTable table) {
        this.table = table;
    }

    /**
     * Checks an input.
     *
     * @param input members of {@code input}
     * @param rowsMaximum most rows of a node whose table leaves it to the configuration
     * @throws InterfaceRefusal with the first field that is wrong
     */
    public static CheckedInput of(FieldTable table, Node.Members input, Dictionaries dictionaries, int rowsMaximum) {
        CheckedInput checked = new CheckedInput(table);
        FieldReader reader = new FieldReader(dictionaries);
        for (TableNode node : table.input()) {
            checked.read(node, node.name().isEmpty() ? input : input.members().get(node.name()), reader, rowsMaximum);
        }
        return checked;
    }

    /** The only row of a node. */
    public InputRow row(String node) {
        return rows(node).get(0);
    }

    /** The rows of a node, in their order. */
    public List<InputRow> rows(String node) {
        List<InputRow> found = rows.get(node);
        if (found == null) {
            throw new IllegalArgumentException("transaction " + table.number() + " has no node " + node);
        }
        return found;
    }

    /** The fields that have been read, as node and name with a point between them. */
    public Set<String> readFields() {
        Set<String> read = new LinkedHashSet<>();
        for (TableNode node : table.input()) {
            BitSet set = reads.getOrDefault(node.name(), new BitSet());
            set.stream()
                    .forEach(at ->
                            read.add(node.name() + "." + node.fields().get(at).name()));
        }
        return read;
    }

    private void read(TableNode node, @Nullable Node given, FieldReader reader, int rowsMaximum) {
        String place = node.name().isEmpty() ? "报文" : "节点 " + node.name();
        List<Node.Members> objects = objects(node, given, place);
        int maximum = node.maximum() == TableNode.CONFIGURED ? rowsMaximum : node.maximum();
        if (objects.isEmpty() && node.minimum() > 0) {
            throw InterfaceRefusal.of(InterfaceError.FIELD_MISSING, place);
        }
        if (objects.size() < node.minimum()) {
            throw InterfaceRefusal.of(InterfaceError.TOO_FEW_ROWS, place + " 至少" + node.minimum() + "行");
        }
        if (objects.size() > maximum) {
            throw InterfaceRefusal.of(InterfaceError.TOO_MANY_ROWS, place + " 最多" + maximum + "行");
        }
        BitSet read = new BitSet();
        List<InputRow> found = new ArrayList<>(objects.size());
        for (int i = 0; i < objects.size(); i++) {
            String rowPlace = node.shape() == TableNode.Shape.ONE ? place : place + " 第" + (i + 1) + "行";
            found.add(new InputRow(node, rowPlace, values(node, objects.get(i), rowPlace, reader), read));
        }
        rows.put(node.name(), List.copyOf(found));
        reads.put(node.name(), read);
    }

    /** One object stands for a list of one, and the other way round; an empty object of a list is no row. */
    private static List<Node.Members> objects(TableNode node, @Nullable Node given, String place) {
        if (given == null
                || given instanceof Node.Nothing
                || (given instanceof Node.Text text && text.value().isBlank())) {
            return List.of();
        }
        if (given instanceof Node.Members object) {
            boolean nothing =
                    node.shape() == TableNode.Shape.LIST && object.members().isEmpty();
            return nothing ? List.of() : List.of(object);
        }
        if (!(given instanceof Node.Items items)) {
            throw InterfaceRefusal.of(InterfaceError.WRONG_FORM, place);
        }
        List<Node.Members> objects = new ArrayList<>();
        for (Node item : items.items()) {
            if (!(item instanceof Node.Members object)) {
                throw InterfaceRefusal.of(InterfaceError.WRONG_FORM, place + " 第" + (objects.size() + 1) + "行");
            }
            objects.add(object);
        }
        return objects;
    }

    private static @Nullable Object[] values(TableNode node, Node.Members row, String place, FieldReader reader) {
        List<Field> fields = node.fields();
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            Field field = fields.get(i);
            try {
                values[i] = reader.read(field, given(field, row));
            } catch (FieldReader.Unfit unfit) {
                throw InterfaceRefusal.of(unfit.error(), place + " 字段 " + field.described());
            }
            if (values[i] == null && field.requirement() == Field.Requirement.REQUIRED) {
                throw InterfaceRefusal.of(InterfaceError.FIELD_MISSING, place + " 字段 " + field.described());
            }
        }
        return values;
    }

    /** The member under the first of its names that has a value. */
    private static @Nullable Node given(Field field, Node.Members row) {
        Node found = row.members().get(field.name());
        for (String spelling : field.spellings()) {
            if (isNothing(found)) {
                found = row.members().get(spelling);
            }
        }
        return found;
    }

    private static boolean isNothing(@Nullable Node node) {
        return node == null
                || node instanceof Node.Nothing
                || (node instanceof Node.Text text && text.value().isBlank());
    }
}
