package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.Dictionaries;
import io.jishi.nhsa.table.Field;
import io.jishi.nhsa.table.FieldTable;
import io.jishi.nhsa.table.FieldTables;
import io.jishi.nhsa.table.TableNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The second half of the page on the national interface is made of the resources. Run this test with {@code
 * -Djishi.page=write} to bring it up to date.
 */
class NationalPageTest {

    private static final Path PAGE = Path.of("docs/reference/national-interface.md");
    private static final String MARK = "<!-- Made of the field tables by NationalPageTest; do not edit below. -->\n";

    private final FieldTables tables = new FieldTables(new Dictionaries());
    private final StringBuilder text = new StringBuilder();

    @Test
    void thePageShowsWhatTheTablesSay() throws IOException {
        write();
        String page = Files.readString(PAGE);
        String head = page.substring(0, page.indexOf(MARK) + MARK.length());
        if ("write".equals(System.getProperty("jishi.page"))) {
            Files.writeString(PAGE, head + text);
        }
        assertEquals(head + text, Files.readString(PAGE), "run this test with -Djishi.page=write");
    }

    private void write() {
        errors();
        paths();
        text.append("\n## Envelope of a request\n");
        fields(tables.envelope(), true);
        text.append("| `input` | 交易输入 | object, or text that holds one | Y | | used |\n");
        for (FieldTable table : tables.all()) {
            table(table);
        }
    }

    private void errors() {
        text.append("\n## Errors of a message\n\n| number | name | HTTP | sentence |\n|---|---|---|---|\n");
        for (InterfaceError error : InterfaceError.values()) {
            row("" + error.number(), "`" + error.name() + "`", "" + error.status(), error.chinese());
        }
    }

    private void paths() {
        text.append("\n## Paths below `/fsi/api/`\n\n| transaction | path |\n|---|---|\n");
        Map<String, String> byNumber = new TreeMap<>();
        tables.paths().forEach((path, number) -> byNumber.put(number, path));
        byNumber.forEach((number, path) ->
                row(number, "`" + path + "`" + (tables.find(number).isEmpty() ? ", not served: 7005" : "")));
    }

    private void table(FieldTable table) {
        text.append("\n## ")
                .append(table.number())
                .append(' ')
                .append(table.title())
                .append('\n');
        if (!table.variants().isEmpty()) {
            text.append("\nAlso ").append(String.join(", ", table.variants())).append(".\n");
        }
        for (TableNode node : table.input()) {
            text.append("\nInput `")
                    .append(node.name())
                    .append("`, ")
                    .append(rows(node))
                    .append(".\n");
            fields(node, true);
        }
        for (TableNode node : table.output()) {
            String name = node.name().isEmpty() ? "without a node" : "`" + node.name() + "`";
            text.append("\nOutput ")
                    .append(name)
                    .append(", ")
                    .append(shape(node))
                    .append(".\n");
            fields(node, false);
        }
        if (table.output().isEmpty()) {
            text.append("\nNo output.\n");
        }
    }

    private void fields(TableNode node, boolean input) {
        if (node.fields().isEmpty()) {
            return;
        }
        text.append("\n| field | 中文 | type | required | codes | use |\n|---|---|---|---|---|---|\n");
        for (Field field : node.fields()) {
            Field.CodeList codes = field.codes();
            StringBuilder name = new StringBuilder("`" + field.name() + "`");
            field.spellings()
                    .forEach(spelling -> name.append(", `").append(spelling).append('`'));
            row(
                    name.toString(),
                    field.chinese(),
                    field.type().written(),
                    field.requirement() == Field.Requirement.OPTIONAL
                            ? ""
                            : field.requirement().code(),
                    codes == null ? "" : "`" + codes.name() + "`" + (codes.closed() ? ", closed" : ""),
                    use(field, input));
        }
    }

    private static String use(Field field, boolean input) {
        if (input) {
            return field.use().name().toLowerCase(Locale.ROOT);
        }
        return field.use() == Field.Use.IGNORED ? "empty" : "filled";
    }

    private static String rows(TableNode node) {
        if (node.shape() == TableNode.Shape.ONE) {
            return "one";
        }
        String most = node.maximum() == TableNode.CONFIGURED ? "`rows-maximum`" : "" + node.maximum();
        return "a list of " + node.minimum() + " to " + most;
    }

    private static String shape(TableNode node) {
        return switch (node.shape()) {
            case ONE -> "one";
            case LIST -> "a list";
            case BYTES -> "the bytes of the file in base 64";
        };
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
