package io.jishi.nhsa.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.nhsa.table.Field.Requirement;
import io.jishi.nhsa.table.Field.Use;
import io.jishi.nhsa.table.TableNode.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The form of field tables, and what is refused in them. */
class TableReaderTest {

    private static final Map<String, String> BLOCKS = Map.of(
            "extension", "expContent|exp_content 扩展字段 C4000 - ignored\n",
            "outer", "tel 联系电话 C50 - ignored\ninclude extension\n",
            "rows", "out result list\ncnt 数量 N16,4 Y used\n",
            "circle", "include circle\n");

    @Test
    void aTableIsReadWithItsBlocks() throws MalformedTable {
        FieldTable table = read("""
                transaction 2401 入院办理
                variant 2401A
                in data one
                psn_no 人员编号 C30 Y used
                insutype 险种类型 C6 Y used =insutype
                include outer required tel
                in rows list 1..rows
                med_type 医疗类别 C6 C stored ~med_type
                include rows
                """);
        assertEquals("2401", table.number());
        assertEquals("入院办理", table.title());
        assertEquals(List.of("2401A"), table.variants());
        TableNode data = table.input("data");
        assertEquals(Shape.ONE, data.shape());
        assertEquals(
                List.of("psn_no", "insutype", "tel", "expContent"),
                data.fields().stream().map(Field::name).toList());
        Field insutype = data.fields().get(1);
        assertEquals(new FieldType(FieldType.Kind.TEXT, 6, 0), insutype.type());
        assertEquals(new Field.CodeList("insutype", true), insutype.codes());
        assertEquals(Requirement.REQUIRED, data.fields().get(2).requirement());
        assertEquals(3, data.place("exp_content"));
        TableNode rows = table.input("rows");
        assertEquals(1, rows.minimum());
        assertEquals(TableNode.CONFIGURED, rows.maximum());
        assertEquals(Use.STORED, rows.fields().get(0).use());
        assertEquals(new Field.CodeList("med_type", false), rows.fields().get(0).codes());
        assertEquals(4, table.output("result").fields().get(0).type().decimals());
        assertThrows(IllegalArgumentException.class, () -> table.input("nothing"));
        assertThrows(IllegalArgumentException.class, () -> data.place("nothing"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "in data one\na 名 C1 Y used",
                "transaction 1 名",
                "transaction 1 名\ntransaction 1 名\nin data one\na 名 C1 Y used",
                "transaction 1 名\na 名 C1 Y used",
                "transaction 1 名\nin data one",
                "transaction 1 名\nin data some\na 名 C1 Y used",
                "transaction 1 名\nin data list 1..many\na 名 C1 Y used",
                "transaction 1 名\nin data one\na 名 C1 Y used\nin data one\na 名 C1 Y used",
                "transaction 1 名\nin data one\na 名 C1 Y used\na 名 C1 Y used",
                "transaction 1 名\nin data one\na|b 名 C1 Y used\nb 名 C1 Y used",
                "transaction 1 名\nin data one\na 名 C Y used",
                "transaction 1 名\nin data one\na 名 C0 Y used",
                "transaction 1 名\nin data one\na 名 C5,2 Y used",
                "transaction 1 名\nin data one\na 名 N17 Y used",
                "transaction 1 名\nin data one\na 名 N2,2 Y used",
                "transaction 1 名\nin data one\na 名 X Y used",
                "transaction 1 名\nin data one\na 名 C1 R used",
                "transaction 1 名\nin data one\na 名 C1 Y kept",
                "transaction 1 名\nin data one\na 名 C1 Y",
                "transaction 1 名\nin data one\na  名 C1 Y used",
                "transaction 1 名\nin data one\na 名 C1 Y used insutype",
                "transaction 1 名\nin data one\ninclude nothing",
                "transaction 1 名\nin data one\ninclude circle",
                "transaction 1 名\nin data one\ninclude extension required tel",
                "transaction 1 名\nin data one\ninclude extension hidden expContent"
            })
    void aMalformedTableIsRefused(String text) {
        assertThrows(MalformedTable.class, () -> read(text));
    }

    @Test
    void theLineThatIsWrongIsNamed() {
        MalformedTable fault =
                assertThrows(MalformedTable.class, () -> read("transaction 1 名\nin data one\npsn_no 人员编号 Z30 Y used"));
        assertTrue(String.valueOf(fault.getMessage()).contains("psn_no 人员编号 Z30"), fault.getMessage());
    }

    @Test
    void theShippedTablesAreThere() {
        FieldTables tables = new FieldTables(new Dictionaries());
        assertEquals(41, tables.all().size());
        assertEquals("2207", tables.find("2207A").orElseThrow().number());
        assertTrue(tables.find("2304A").isEmpty());
        assertEquals(
                34,
                tables.find("2401").orElseThrow().input("mdtrtinfo").fields().size());
        assertEquals(
                28,
                tables.find("2301").orElseThrow().input("feedetail").fields().size());
        assertEquals(
                32,
                tables.find("2204").orElseThrow().input("feedetail").fields().size());
        assertEquals(
                43,
                tables.find("2304").orElseThrow().output("setlinfo").fields().size());
        assertEquals(
                42,
                tables.find("2303").orElseThrow().output("setlinfo").fields().size());
        assertEquals(
                27,
                tables.find("2305").orElseThrow().output("setlinfo").fields().size());
        assertEquals(
                61,
                tables.find("5203").orElseThrow().output("setlinfo").fields().size());
        assertEquals(56, tables.find("5204").orElseThrow().output("").fields().size());
        assertEquals(17, tables.envelope().fields().size());
    }

    private static FieldTable read(String text) throws MalformedTable {
        return TableReader.read(text, BLOCKS::get);
    }
}
