package io.jishi.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Node;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.source.PackageFiles;
import io.jishi.policy.source.PackageReader;
import io.jishi.policy.source.PolicyFiles;
import io.jishi.simulation.EligibilityCases;
import io.jishi.simulation.Simulator;
import io.jishi.simulation.WorkedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every worked case, to the fen: the ones of the packages, the ones in {@code src/test/resources/cases}, and those
 * of the folder that {@code -Djishi.cases} names.
 */
class WorkedCasesTest {

    private final List<PackageFiles> files = PolicyFiles.bundled();
    private final List<PolicyPackage> packages =
            files.stream().map(PackageReader::read).toList();
    private final WorkedCases cases = new WorkedCases(new Simulator(new PolicyBook(packages)));
    private final EligibilityCases eligibility = new EligibilityCases(new PolicyBook(packages));

    @TestFactory
    Stream<DynamicTest> everyCaseOfAPackageComesOutAsItSays() {
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    Node document = DocumentReader.readYaml(file.cases().getBytes(StandardCharsets.UTF_8));
                    compare(document);
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfAFolderComesOutAsItSays() throws IOException {
        String extra = System.getProperty("jishi.cases", "");
        Stream<Path> folders = Stream.of(Path.of("src/test/resources/cases"));
        if (!extra.isBlank()) {
            folders = Stream.concat(folders, Stream.of(Path.of(extra)));
        }
        return folders.flatMap(WorkedCasesTest::documents)
                .map(path -> DynamicTest.dynamicTest(path.getFileName().toString(), () -> compare(read(path))));
    }

    @Test
    void aWrongExpectationIsNoticed() throws Exception {
        String wrong = """
                {"cases":[{"case":{"id":"w","insuredRegion":"141024","scheme":"RESIDENT","careType":"INPATIENT",
                "settledOn":"2019-11-12","provider":{"region":"141002","chargeClass":"CLASS_1","administration":"CITY"},
                "referral":"FILED","fees":{"total":60000.00}},"expected":{"outcome":"SETTLED","poolingFund":35400.01}}]}
                """;
        WorkedCases.Comparison comparison =
                cases.compare(DocumentReader.readJson(wrong.getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of("cases[0] (w): poolingFund is 35400.00, expected 35400.01"), comparison.differences());
    }

    @TestFactory
    Stream<DynamicTest> everyCaseOfEligibilityComesOutAsItSays() {
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.name(), () -> {
                    WorkedCases.Comparison comparison = eligibility.compare(
                            DocumentReader.readYaml(file.cases().getBytes(StandardCharsets.UTF_8)));
                    assertEquals(List.of(), comparison.differences());
                    boolean ruled =
                            !PackageReader.read(file).eligibility().dated().isEmpty();
                    assertEquals(ruled, comparison.count() > 0, "whoever has rules of eligibility has cases of them");
                }));
    }

    @Test
    void aWrongExpectationOfEligibilityIsNoticed() throws Exception {
        String wrong = """
                {"eligibility":[{"name":"n","case":{"id":"w","insuredRegion":"141024","scheme":"RESIDENT",
                "date":"2021-06-14","birthDate":"1970-01-01","covers":[{"scheme":"RESIDENT","from":"2021-03-15",
                "enrolledOn":"2021-03-15"}]},"expected":{"outcome":"ENTITLED","reason":"SECOND_COVER",
                "benefitsFrom":"2021-03-15","exemption":"NEWBORN"}}]}
                """;
        WorkedCases.Comparison comparison =
                eligibility.compare(DocumentReader.readJson(wrong.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                List.of(
                        "eligibility[0] (w): outcome is NOT_ENTITLED, expected ENTITLED",
                        "eligibility[0] (w): reason is WAITING_PERIOD, expected SECOND_COVER",
                        "eligibility[0] (w): benefitsFrom is 2021-06-15, expected 2021-03-15",
                        "eligibility[0] (w): exemption is none, expected NEWBORN"),
                comparison.differences());
    }

    private void compare(Node document) {
        WorkedCases.Comparison comparison = cases.compare(document);
        assertEquals(List.of(), comparison.differences());
        assertTrue(comparison.count() > 0, "the document has cases");
    }

    private static Stream<Path> documents(Path folder) {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.toString().matches(".*\\.(json|yaml)")).sorted().toList().stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Node read(Path path) throws Exception {
        byte[] bytes = Files.readAllBytes(path);
        return path.toString().endsWith(".json") ? DocumentReader.readJson(bytes) : DocumentReader.readYaml(bytes);
    }
}
