package io.jishi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Proves that every tidy rule can fail, and that it counts what it says: each sample stands at the limit or one
 * beyond it, and the words that rules look for also stand where they are innocent. Samples with unfinished work are
 * files under {@code src/test/resources/tidy}, since the rule would find them in this file.
 */
class TidyGuiltyTest {

    @Test
    void methodOfSixtyOneLinesIsRefused() {
        assertEquals(List.of(), TidyRules.longMethods(methodWithStatements(58)));
        assertEquals(
                List.of("Sample.java:2: 61 lines in one method, at most 60"),
                TidyRules.longMethods(methodWithStatements(59)));
    }

    @Test
    void bracesInStringsAndCommentsDoNotEndAMethod() {
        String trap = "        String brace = \"}\"; // }\n        /* } */\n";
        SourceFile file = sample("void run() {\n" + trap + "        call();\n".repeat(57) + "    }");
        assertEquals(1, TidyRules.longMethods(file).size());
    }

    @Test
    void longConstructorsInitializersAndInnerMethodsAreRefused() {
        String body = "{\n" + "        call();\n".repeat(60) + "    }";
        assertEquals(1, TidyRules.longMethods(sample("Sample() " + body)).size());
        assertEquals(1, TidyRules.longMethods(sample("static " + body)).size());
        assertEquals(
                1,
                TidyRules.longMethods(sample("Runnable task = new Runnable() { public void run() " + body + " };"))
                        .size());
    }

    @Test
    void fileOfFourHundredAndOneLinesIsRefused() {
        assertEquals(List.of(), TidyRules.longFile(SourceFile.of("Sample.java", "\n".repeat(400))));
        assertEquals(
                List.of("Sample.java: 401 lines, at most 400"),
                TidyRules.longFile(SourceFile.of("Sample.java", "\n".repeat(401))));
    }

    @Test
    void lineOfOneHundredAndTwentyOneCharactersIsRefused() {
        String atTheLimit = "// " + "保".repeat(117);
        assertEquals(List.of(), TidyRules.longLines(SourceFile.of("Sample.java", atTheLimit)));
        assertEquals(
                List.of("Sample.java:2: is longer than 120 characters"),
                TidyRules.longLines(SourceFile.of("Sample.java", "\n" + atTheLimit + "险")));
    }

    @Test
    void unfinishedWorkWithoutIssueIsRefused() {
        assertEquals(
                List.of(
                        "Sample.java:2: names unfinished work without an issue number",
                        "Sample.java:5: names unfinished work without an issue number",
                        "Sample.java:7: names unfinished work without an issue number"),
                TidyRules.unfinishedWorkWithoutIssue(SourceFile.of("Sample.java", resource("unfinished.txt"))));
    }

    @Test
    void unfinishedWorkWithItsIssueIsAllowed() {
        SourceFile file = SourceFile.of("Sample.java", resource("unfinished-with-issue.txt"));
        assertEquals(List.of(), TidyRules.unfinishedWorkWithoutIssue(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"MoneyUtil", "DateUtils", "SettlementHelper", "SessionManager", "Manager", "TextUtilities"})
    void vagueFileNameIsRefused(String name) {
        SourceFile file = SourceFile.of("src/main/java/" + name + ".java", "");
        assertEquals(1, TidyRules.vagueFileName(file).size());
    }

    @Test
    void fileNameThatOnlyContainsAVagueWordIsAllowed() {
        assertEquals(List.of(), TidyRules.vagueFileName(SourceFile.of("ManagerialDuty.java", "")));
    }

    @Test
    void configurationKeyWithoutJavadocIsRefused() {
        SourceFile file = SourceFile.of("Limits.java", """
                @io.smallrye.config.ConfigMapping(prefix = "limits")
                interface Limits {
                    /** How many lines one bill may have. */
                    int lines();

                    // not Javadoc
                    int pages();

                    /** Limits of the cache. */
                    Cache cache();

                    interface Cache {
                        int entries();
                    }

                    static int unrelated() {
                        return 0;
                    }
                }
                """);
        assertEquals(
                List.of(
                        "Limits.java:7: configuration key pages has no Javadoc",
                        "Limits.java:13: configuration key entries has no Javadoc"),
                TidyRules.undocumentedConfigurationKeys(file));
    }

    @Test
    void methodOfAnOrdinaryInterfaceNeedsNoJavadoc() {
        SourceFile file = SourceFile.of("Port.java", "interface Port { int lines(); }");
        assertEquals(List.of(), TidyRules.undocumentedConfigurationKeys(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@Disabled", "@org.junit.jupiter.api.Disabled(\"slow\")", "@DisabledOnOs(OS.LINUX)"})
    void disabledTestIsRefused(String annotation) {
        SourceFile file = sample(annotation + " void answers() {}");
        assertEquals(List.of("Sample.java:2: a disabled test proves nothing"), TidyRules.disabledTests(file));
    }

    @Test
    void wordsInStringsAndCommentsAreNoAnnotations() {
        SourceFile file = sample("// @Disabled\n    String text = \"@Disabled\";");
        assertEquals(List.of(), TidyRules.disabledTests(file));
    }

    @Test
    void regionCodeIsRefused() {
        SourceFile file = sample("String region = \"310100\";");
        assertEquals(
                List.of("Sample.java:2: \"310100\" looks like a region code; regions are data in policies/"),
                TidyRules.regionCodes(file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"int fen = 310100;", "// \"310100\"", "String bill = \"3101001\";", "String zero = \"010100\";"})
    void otherNumbersAreNoRegionCodes(String member) {
        assertEquals(List.of(), TidyRules.regionCodes(sample(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"double rate;", "float[] rates;", "long half(long fen) { return (long) (double) fen; }"})
    void floatingPointIsRefused(String member) {
        assertEquals(
                List.of("Sample.java:2: money is whole fen and rates are exact"),
                TidyRules.floatingPoint(sample(member)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/** No double here. */ long fen;", "String float_ = \"double\";"})
    void theWordDoubleInCommentsAndStringsIsAllowed(String member) {
        assertEquals(List.of(), TidyRules.floatingPoint(sample(member)));
    }

    @Test
    void fileThatIsNotJavaIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> SourceFile.of("Sample.java", "class {"));
    }

    @Test
    void folderThatDoesNotExistIsRefused() {
        assertThrows(UncheckedIOException.class, () -> SourceFile.below(Path.of("src", "nowhere")));
    }

    private static SourceFile methodWithStatements(int count) {
        return sample("void run() {\n" + "        call();\n".repeat(count) + "    }");
    }

    private static SourceFile sample(String member) {
        return SourceFile.of("Sample.java", "class Sample {\n    " + member + "\n}\n");
    }

    private static String resource(String name) {
        try (InputStream stream = Objects.requireNonNull(TidyGuiltyTest.class.getResourceAsStream("/tidy/" + name))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
