package io.jishi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Holds the source files to the limits of the style guide: those of {@link TidyRules}, whose proofs are in
 * {@link TidyGuiltyTest}.
 *
 * <p>Sizes and names count for tests as for the gateway. Region codes and floating point are refused in the gateway
 * only, because tests need both to be sure that they are refused. The folders are relative to the module, which is
 * where Maven and editors start tests.
 */
class TidyTest {

    private static List<SourceFile> gateway = List.of();
    private static List<SourceFile> everything = List.of();

    @BeforeAll
    static void readTheSources() {
        gateway = SourceFile.below(Path.of("src", "main", "java"));
        everything = Stream.concat(gateway.stream(), SourceFile.below(Path.of("src", "test", "java")).stream())
                .toList();
    }

    @Test
    void sourcesAreFound() {
        assertTrue(gateway.stream().anyMatch(file -> file.fileName().equals("PureCore.java")));
        assertTrue(everything.stream().anyMatch(file -> file.fileName().equals("TidyTest.java")));
    }

    @Test
    void noMethodIsLongerThanSixtyLines() {
        assertTidy(everything, TidyRules::longMethods);
    }

    @Test
    void noFileIsLongerThanFourHundredLines() {
        assertTidy(everything, TidyRules::longFile);
    }

    @Test
    void noLineIsLongerThanOneHundredAndTwentyCharacters() {
        assertTidy(everything, TidyRules::longLines);
    }

    @Test
    void unfinishedWorkNamesItsIssue() {
        assertTidy(everything, TidyRules::unfinishedWorkWithoutIssue);
    }

    @Test
    void everyFileIsNamedAfterAConcept() {
        assertTidy(everything, TidyRules::vagueFileName);
    }

    @Test
    void everyConfigurationKeyIsDocumented() {
        assertTidy(everything, TidyRules::undocumentedConfigurationKeys);
    }

    @Test
    void noTestIsDisabled() {
        assertTidy(everything, TidyRules::disabledTests);
    }

    @Test
    void noRegionCodeIsWrittenInTheGateway() {
        assertTidy(gateway, TidyRules::regionCodes);
    }

    @Test
    void gatewayUsesNoFloatingPoint() {
        assertTidy(gateway, TidyRules::floatingPoint);
    }

    private static void assertTidy(List<SourceFile> files, Function<SourceFile, List<String>> rule) {
        List<String> violations =
                files.stream().flatMap(file -> rule.apply(file).stream()).toList();
        assertEquals("", String.join("\n", violations));
    }
}
