package io.jishi.platform.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a document at all; what its members must be is asked by {@link Fields}. */
class DocumentReaderTest {

    @Test
    void valuesAreKeptAsTheyWereWritten() throws MalformedDocument {
        Node expected = new Node.Members(Map.of(
                "text", new Node.Text("临汾"),
                "amount", new Node.Digits("1.50"),
                "exponent", new Node.Digits("1e2"),
                "truth", new Node.Truth(true),
                "nothing", new Node.Nothing(),
                "items", new Node.Items(List.of(new Node.Digits("-0")))));
        assertEquals(expected, json("""
                {"text":"临汾","amount":1.50,"exponent":1e2,"truth":true,"nothing":null,"items":[-0]}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":1}", "{\"x\":{\"a\":1,\"b\":2,\"a\":3}}", "{\"a\":1,\"\\u0061\":2}"})
    void aNameTwiceIsRefused(String document) {
        assertMalformed(document, "not well-formed");
    }

    @Test
    void aNameTwiceIsRefusedInYamlToo() {
        assertThrows(MalformedDocument.class, () -> yaml("a: 1\nb: 2\na: 3\n"));
        assertThrows(MalformedDocument.class, () -> yaml("x:\n  2019-10-01: 1\n  2019-10-01: 2\n"));
    }

    @Test
    void thirtyTwoLevelsAreReadAndThirtyThreeAreNot() throws MalformedDocument {
        json("[".repeat(32) + "]".repeat(32));
        assertThrows(MalformedDocument.class, () -> json("[".repeat(33) + "]".repeat(33)));
        assertThrows(MalformedDocument.class, () -> json("{\"a\":".repeat(33) + "1" + "}".repeat(33)));
        assertThrows(MalformedDocument.class, () -> json("[".repeat(100_000)));
    }

    @Test
    void yamlIsNoDeeperThanJson() throws MalformedDocument {
        yaml("[".repeat(32) + "]".repeat(32));
        assertThrows(MalformedDocument.class, () -> yaml("[".repeat(34) + "]".repeat(34)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":\"x\\u0000y\"}", "{\"x\\u0000y\":1}"})
    void nulIsRefusedInValuesAndNames(String document) {
        assertMalformed(document, "a string contains NUL");
    }

    @Test
    void anUnescapedControlCharacterIsNoJson() {
        assertMalformed("{\"a\":\"x\u0000y\"}", "not well-formed");
        assertMalformed("{\"a\":\"x\ny\"}", "not well-formed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\udc00\"}",
                "{\"a\":\"\\udc00\\ud800\"}",
                "{\"a\":\"x\\ud83dy\"}",
                "{\"\\ud800\":1}"
            })
    void aLoneSurrogateIsRefused(String document) {
        assertMalformed(document, "a string contains a lone surrogate");
    }

    @Test
    void aSurrogatePairIsOneCharacter() throws MalformedDocument {
        assertEquals(new Node.Members(Map.of("a", new Node.Text("😀"))), json("{\"a\":\"\\ud83d\\ude00\"}"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] overlong = {'"', (byte) 0xc0, (byte) 0x80, '"'};
        byte[] truncated = {'"', (byte) 0xe4, (byte) 0xb8, '"'};
        byte[] encodedSurrogate = {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'};
        byte[] utf16 = "{\"a\":\"\u00ff\"}".getBytes(StandardCharsets.UTF_16);
        for (byte[] bytes : new byte[][] {overlong, truncated, encodedSurrogate, utf16}) {
            MalformedDocument refusal = assertThrows(MalformedDocument.class, () -> DocumentReader.readJson(bytes));
            assertEquals("the document is not UTF-8", refusal.reason());
        }
    }

    /** UTF-16 without a byte that breaks UTF-8 is refused all the same, since it is not guessed to be UTF-16. */
    @Test
    void theEncodingIsNotGuessed() {
        byte[] plain = "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE);
        assertThrows(MalformedDocument.class, () -> DocumentReader.readJson(plain));
    }

    /** RFC 8259 lets a reader ignore a byte order mark or refuse it; it is never part of what is read. */
    @Test
    void aByteOrderMarkIsNeverPartOfTheContent() {
        try {
            assertEquals(new Node.Members(Map.of("a", new Node.Digits("1"))), json("\ufeff{\"a\":1}"));
        } catch (MalformedDocument refused) {
            assertFalse(refused.reason().isEmpty());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}x", "{}]", "1 2", "[] null", "{},"})
    void nothingFollowsTheEnd(String document) {
        assertThrows(MalformedDocument.class, () -> json(document));
    }

    @Test
    void aSecondYamlDocumentIsRefused() {
        assertThrows(MalformedDocument.class, () -> yaml("a: 1\n---\nb: 2\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "[1,]",
                "{'a':1}",
                "// x\n{}",
                "NaN",
                "{\"a\":+1}",
                "{\"a\":01}",
                "{\"a\":.5}",
                "{\"a\":5.}",
                "{\"a\":0x1F}",
                "{\"a\":Infinity}"
            })
    void whatIsNoJsonIsRefused(String document) {
        assertThrows(MalformedDocument.class, () -> json(document));
    }

    @Test
    void lengthsOfStringsAndNumbersAreBounded() throws MalformedDocument {
        json("\"" + "x".repeat(4096) + "\"");
        json("1".repeat(32));
        assertThrows(MalformedDocument.class, () -> json("\"" + "x".repeat(70_000) + "\""));
        assertThrows(MalformedDocument.class, () -> json("{\"" + "x".repeat(70_000) + "\":1}"));
        assertThrows(MalformedDocument.class, () -> json("1".repeat(33)));
        assertThrows(MalformedDocument.class, () -> json("0." + "1".repeat(100_000)));
    }

    @Test
    void theNumberOfValuesIsBoundedExceptForTheBytesOfFiles() throws MalformedDocument {
        json("[" + "-128,0,255,".repeat(400_000) + "1]");
        json("[" + "{},".repeat(499_998) + "{}]");
        for (String value : new String[] {"{}", "[]", "\"\"", "1.5", "-1000"}) {
            assertMalformed("[" + (value + ",").repeat(500_000) + "1]", "too many values");
        }
    }

    @Test
    void aRefusalNamesThePlaceAndNeverTheContent() {
        MalformedDocument refusal =
                assertThrows(MalformedDocument.class, () -> json("{\"a\":1,\n \"b\":110101199001011234x}"));
        assertTrue(refusal.reason().contains("line 2"), refusal.reason());
        assertFalse(refusal.reason().contains("110101"), refusal.reason());
    }

    private static void assertMalformed(String document, String reason) {
        MalformedDocument refusal = assertThrows(MalformedDocument.class, () -> json(document));
        assertTrue(refusal.reason().contains(reason), refusal.reason());
    }

    private static Node json(String document) throws MalformedDocument {
        return DocumentReader.readJson(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Node yaml(String document) throws MalformedDocument {
        return DocumentReader.readYaml(document.getBytes(StandardCharsets.UTF_8));
    }
}
