package io.jishi.nhsa.table;

import io.jishi.nhsa.table.Field.CodeList;
import io.jishi.nhsa.table.Field.Requirement;
import io.jishi.nhsa.table.Field.Use;
import io.jishi.nhsa.table.TableNode.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads field tables. A table is a text, one thing in each line, words separated by one space:
 *
 * <pre>
 * transaction 2401 入院办理
 * variant 2401A
 * in mdtrtinfo one
 * psn_no|person_no 人员编号 C30 Y used
 * insutype 险种类型 C6 Y used =insutype
 * include admission required medrcdno,tel
 * in diseinfo list 1..rows
 * include diagnosis
 * out result one
 * mdtrt_id 就诊ID C30 Y used
 * </pre>
 *
 * A field has its name with other spellings, its Chinese name, type, requirement (Y, C, -), use, and a code list:
 * {@code =} refuses other codes, {@code ~} takes them. {@code rows} is the bound of the configuration. An include
 * stands for the lines of a block, which may hold nodes and includes as well; behind it some of its fields can be
 * made {@code required} or {@code optional}. The node {@code -} stands for fields without a node.
 */
final class TableReader {

    private static final int FIELD_WORDS = 5;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,4})\\.\\.([0-9]{1,4}|rows)");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern COMMA = Pattern.compile(",");

    private final Function<String, @Nullable String> blocks;
    private final Set<String> open = new HashSet<>();
    private final List<String> variants = new ArrayList<>();
    private final List<TableNode> input = new ArrayList<>();
    private final List<TableNode> output = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private String head = "";
    private @Nullable Opened node;

    private record Opened(boolean in, String name, Shape shape, int minimum, int maximum) {}

    private TableReader(Function<String, @Nullable String> blocks) {
        this.blocks = blocks;
    }

    /**
     * Reads a table.
     *
     * @param blocks gives the text of a block by its name; null if there is none
     * @throws MalformedTable with the line that is wrong
     */
    static FieldTable read(String text, Function<String, @Nullable String> blocks) throws MalformedTable {
        TableReader reader = new TableReader(blocks);
        reader.lines(text);
        reader.close();
        String[] words = SPACE.split(reader.head, -1);
        if (words.length != 3 || reader.input.isEmpty()) {
            throw new MalformedTable("a table begins with its transaction and has an input");
        }
        return new FieldTable(words[1], words[2], reader.variants, reader.input, reader.output);
    }

    private void lines(String text) throws MalformedTable {
        for (String line : text.lines().toList()) {
            try {
                line(SPACE.split(line, -1), line);
            } catch (MalformedTable e) {
                throw new MalformedTable(line + " <- " + e.getMessage());
            }
        }
    }

    private void line(String[] words, String line) throws MalformedTable {
        if (words.length >= FIELD_WORDS) { // a field may be named "in"
            fields.add(field(words));
            return;
        }
        switch (words[0]) {
            case "transaction" -> {
                if (!head.isEmpty()) {
                    throw new MalformedTable("a second transaction");
                }
                head = line;
            }
            case "variant" -> variants.add(line.substring("variant ".length()));
            case "in", "out" -> open(words);
            case "include" -> include(words);
            default -> throw new MalformedTable("neither a field nor anything else");
        }
    }

    private void open(String[] words) throws MalformedTable {
        close();
        if (words.length < 3 || words.length > 4 || !(words[1].equals("-") || isName(words[1]))) {
            throw new MalformedTable("a node has a name, a shape and perhaps its number of rows");
        }
        Shape shape = one(Shape.values(), words[2], each -> each.name().toLowerCase(Locale.ROOT));
        int minimum = shape == Shape.ONE ? 1 : 0;
        int maximum = shape == Shape.ONE ? 1 : TableNode.CONFIGURED;
        if (words.length == 4) {
            var range = RANGE.matcher(words[3]);
            if (!range.matches()) {
                throw new MalformedTable("no number of rows: " + words[3]);
            }
            minimum = Integer.parseInt(range.group(1));
            maximum = range.group(2).equals("rows") ? TableNode.CONFIGURED : Integer.parseInt(range.group(2));
        }
        node = new Opened(words[0].equals("in"), words[1].equals("-") ? "" : words[1], shape, minimum, maximum);
    }

    private void close() throws MalformedTable {
        Opened opened = node;
        if (opened == null) {
            if (!fields.isEmpty()) {
                throw new MalformedTable("field " + fields.get(0).name() + " stands outside every node");
            }
            return;
        }
        if (fields.isEmpty() && opened.shape() != Shape.BYTES) {
            throw new MalformedTable("node " + opened.name() + " has no field");
        }
        List<TableNode> nodes = opened.in() ? input : output;
        if (nodes.stream().anyMatch(each -> each.name().equals(opened.name()))) {
            throw new MalformedTable("node " + opened.name() + " stands twice");
        }
        nodes.add(TableNode.of(opened.name(), opened.shape(), opened.minimum(), opened.maximum(), fields));
        fields.clear();
        node = null;
    }

    private void include(String[] words) throws MalformedTable {
        String block = words.length == 2 || words.length == 4 ? blocks.apply(words[1]) : null;
        if (block == null || !open.add(words[1])) {
            throw new MalformedTable("no such block, or one that includes itself");
        }
        int from = fields.size();
        lines(block);
        open.remove(words[1]);
        if (words.length == 4) {
            Requirement other = one(
                    new Requirement[] {Requirement.REQUIRED, Requirement.OPTIONAL},
                    words[2],
                    each -> each.name().toLowerCase(Locale.ROOT));
            for (String name : COMMA.split(words[3], -1)) {
                change(from, name, other);
            }
        }
    }

    private void change(int from, String name, Requirement other) throws MalformedTable {
        for (int i = from; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                fields.set(i, fields.get(i).with(other));
                return;
            }
        }
        throw new MalformedTable("the block has no field " + name);
    }

    private static Field field(String[] words) throws MalformedTable {
        if (words.length < 5 || words.length > 6) {
            throw new MalformedTable(
                    "a field has its name, Chinese name, type, requirement, use and perhaps a code list");
        }
        List<String> names = Arrays.asList(BAR.split(words[0], -1));
        if (words[1].isEmpty() || !names.stream().allMatch(TableReader::isName)) {
            throw new MalformedTable("no name of a field");
        }
        return new Field(
                names.get(0),
                names.subList(1, names.size()),
                words[1],
                FieldType.of(words[2]),
                one(Requirement.values(), words[3], Requirement::code),
                one(Use.values(), words[4], use -> use.name().toLowerCase(Locale.ROOT)),
                words.length > FIELD_WORDS ? codes(words[FIELD_WORDS]) : null);
    }

    private static CodeList codes(String word) throws MalformedTable {
        if (word.length() < 2 || !isName(word.substring(1)) || "=~".indexOf(word.charAt(0)) < 0) {
            throw new MalformedTable("no code list: " + word);
        }
        return new CodeList(word.substring(1), word.charAt(0) == '=');
    }

    private static <T> T one(T[] values, String word, Function<T, String> name) throws MalformedTable {
        for (T value : values) {
            if (name.apply(value).equals(word)) {
                return value;
            }
        }
        throw new MalformedTable("not known here: " + word);
    }

    private static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }
}
