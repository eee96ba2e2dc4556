package io.jishi.policy.national;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.source.NationalNotices;
import io.jishi.policy.source.PackageReader;
import io.jishi.policy.source.PolicyFiles;
import io.jishi.support.LinfenPackage;
import io.jishi.support.SyntheticPackage;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The notices against the shipped packages, read line by line, and each kind of row against a package that fails it.
 */
class NationalReportTest {

    private static final List<NationalCheck> CHECKS = NationalNotices.read();

    private static NationalReport report(String folder) {
        PolicyPackage read = PolicyFiles.bundled().stream()
                .filter(files -> files.name().equals("policies/" + folder))
                .map(PackageReader::read)
                .findFirst()
                .orElseThrow();
        return NationalReport.of(read, CHECKS);
    }

    private static List<String> lines(NationalReport report, Verdict verdict) {
        return report.lines().stream()
                .filter(line -> line.finding().verdict() == verdict)
                .map(line -> line.check().row() + " " + line.finding().when().from())
                .toList();
    }

    @Test
    void theRulesOfLinfenFailNothing() {
        NationalReport report = NationalReport.of(LinfenPackage.compiled(), CHECKS);
        assertEquals(List.of(), lines(report, Verdict.FAILS));
        assertTrue(lines(report, Verdict.PASSES)
                .containsAll(List.of(
                        "S0-01-2 2019-01-01",
                        "S3-01-1a 2019-01-01",
                        "S3-01-1b 2019-01-01",
                        "S3-01-1c 2019-01-01",
                        "S3-01-1d 2019-01-01",
                        "S3-04-1a 2019-01-01",
                        "S0-02-6 2019-10-01",
                        "S0-02-7 2019-10-01",
                        "S0-02-8 2019-10-01",
                        "S0-02-9 2019-10-01",
                        "S3-03-1b 2019-10-01",
                        "S3-03-3a 2019-10-01",
                        "S3-03-3b/c/d 2019-10-01",
                        "S4-02-7 2021-01-01",
                        "S2-05-2 (基本医保) 2021-01-01",
                        "S2-05-2 (三重保障外) 2021-01-01",
                        "S0-03-4 2019-10-01",
                        "S4-02-9b 2021-01-01",
                        "S0-02-4 2021-01-01")));
    }

    /** The source is of 2018; what it says is real, and what came after asks for more. */
    @Test
    void theRulesOfJiamusiFailWhatCameAfterThem() {
        assertEquals(
                List.of(
                        "S1-01-1 2018-01-01",
                        "S0-02-6 2019-10-01",
                        "S0-02-8 2019-10-01",
                        "S4-02-7 2021-01-01",
                        "S2-05-2 (基本医保) 2021-01-01"),
                lines(report("230800/resident"), Verdict.FAILS));
    }

    @Test
    void theRulesOfTheOtherRegionsFailNothingThatTheyHold() {
        for (String folder : List.of("150900/resident", "340300/resident", "430600/resident")) {
            assertEquals(List.of(), lines(report(folder), Verdict.FAILS), folder);
        }
        assertTrue(lines(report("340300/resident"), Verdict.CANNOT_BE_CHECKED).contains("S0-02-6 2020-01-01"));
        assertTrue(lines(report("340300/resident"), Verdict.PASSES).contains("S0-02-2 2020-01-01"));
        assertTrue(lines(report("150900/resident"), Verdict.PASSES).contains("S0-02-9 2019-10-01"));
    }

    /** The provincial 85 % layer is recorded and off: whether it paid outside the catalogue is not known. */
    @Test
    void aLayerThatIsRecordedAndOffIsNotTakenForNone() {
        NationalReport report = NationalReport.of(LinfenPackage.compiled(), CHECKS);
        assertTrue(lines(report, Verdict.CANNOT_BE_CHECKED).contains("S2-05-1 (目录) 2019-10-01"));
        assertTrue(lines(report, Verdict.PASSES).contains("S2-05-1 (目录) 2021-01-01"));
        assertTrue(lines(report, Verdict.PASSES).contains("S2-05-2 (三重保障外) 2021-01-01"));
    }

    @Test
    void rowsOfOneRegionAreAskedOfNoOther() {
        assertTrue(report("430600/resident").lines().stream()
                .noneMatch(line -> line.check().row().startsWith("S3-")));
    }

    @Test
    void theReportSaysWhatFailsFirstAndByWhichArticle() {
        List<String> text = ReportText.of(report("230800/resident"));
        assertTrue(text.get(0).startsWith("national notices: "), text.get(0));
        assertEquals(
                "  FAILS             S1-01-1 2018-01-01 to 2018-12-31 2018年人均财政补助不低于490元 / subsidy of 2018 at least"
                        + " 490: it is 450.00 [关于做好2018年城乡居民基本医疗保险工作的通知 一]",
                text.get(1));
        assertTrue(text.get(text.size() - 1).startsWith("  passes "));
    }

    static Stream<Arguments> broken() {
        String poor = "{when: {category: [REGISTERED_POOR]}, ";
        return Stream.of(
                Arguments.of("S0-02-6", insured("{deductible: 10000, rate: 0.59, cap: none}")),
                Arguments.of(
                        "S0-02-7",
                        insured("{deductible: 10000, rate: 0.6, cap: none}, " + poor
                                        + "deductible: 5000.01, rate: 0.65, cap: none}")
                                .with("income.disposable", "yuan a person a year", "value: 1")),
                Arguments.of(
                        "S0-02-8",
                        insured("{deductible: 10000, bands: [{over: 0, rate: 0.6}, {over: 50000, rate: 0.7}], cap:"
                                + " none}, " + poor + "deductible: 5000, rate: 0.65, cap: none}")),
                Arguments.of(
                        "S0-02-9",
                        insured("{deductible: 10000, rate: 0.6, cap: 400000}, " + poor
                                + "deductible: 5000, rate: 0.65, cap: 400001}")),
                Arguments.of(
                        "S0-02-5",
                        insured("{deductible: 10000, rate: 0.6, cap: none}")
                                .with("income.disposable", "yuan a person a year", "value: 19999.98")),
                Arguments.of("S0-02-4", stays().with("personalAccount.credits", "yes or no", "value: true")),
                Arguments.of("S4-02-7", insured("{deductible: 10000, rate: 0.6, cap: none}")),
                Arguments.of(
                        "S2-02-2",
                        insured("{deductible: 10000, rate: 0.6, cap: none}")
                                .withAssistance("{when: {category: [ORPHAN]}, deductible: 0, rate: 1, cap: none}")),
                Arguments.of("S2-05-1 (自付)", stays().withAssistance(poor + "deductible: 0, rate: 1, cap: none}")),
                Arguments.of(
                        "S2-05-1 (目录)",
                        stays().with(
                                        "extraLayers",
                                        "ratio",
                                        "layers: [{name: x, categories: [ORPHAN], nonCoveredRate: 0.85}]")),
                Arguments.of(
                        "S2-05-2 (三重保障外)",
                        stays().with(
                                        "extraLayers",
                                        "ratio",
                                        "layers: [{name: x, categories: [ORPHAN], remainder: {rate: 0.5}}]")),
                Arguments.of(
                        "S2-05-2 (基本医保)",
                        SyntheticPackage.ofStays(
                                poor + "deductible: 1, rate: 0.8}, {deductible: 1, rate: 0.75}", "100000")),
                Arguments.of(
                        "S2-05-2 (基本医保)",
                        stays().with(
                                        "inpatient.floor",
                                        "ratio",
                                        "rows: [" + poor + "rate: 0.5, of: TOTAL}, {rate: 0," + " of: TOTAL}]")),
                Arguments.of(
                        "S4-03-5",
                        stays().withAssistance(poor + "deductible: 0, rate: 0.7, cap: none}")
                                .with(
                                        "additionalAssistance.terms",
                                        "threshold yuan, rate ratio, cap yuan",
                                        "categories: [ORPHAN]\nthreshold: 1\nrate: 0.5\ncap: none")));
    }

    private static SyntheticPackage stays() {
        return SyntheticPackage.ofStays("{deductible: 100, rate: 0.5}", "100000");
    }

    private static SyntheticPackage insured(String rows) {
        return stays().withCriticalIllness(rows);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aPackageThatDoesNotDoWhatARowSaysFailsIt(String row, SyntheticPackage subject) {
        List<Verdict> verdicts = NationalReport.of(subject.read(), CHECKS).lines().stream()
                .filter(line -> line.check().row().equals(row))
                .map(line -> line.finding().verdict())
                .toList();
        assertTrue(verdicts.contains(Verdict.FAILS), () -> row + " " + verdicts);
    }

    /** The terms are one version, the income is a figure of each year. */
    @Test
    void theIncomeOfEachYearIsAsked() {
        PolicyPackage read = insured("{deductible: 10000, rate: 0.6, cap: none}")
                .with("income.disposable", "yuan a person a year", "value: 20000")
                .read();
        List<String> found = NationalReport.of(read, CHECKS).lines().stream()
                .filter(line -> line.check().row().equals("S0-02-5"))
                .map(line ->
                        line.finding().verdict() + " " + line.finding().when().from())
                .toList();
        assertEquals(List.of("PASSES 2020-01-01", "CANNOT_BE_CHECKED 2021-01-01"), found);
    }

    @Test
    void sharesThatDoNotAddUpFail() {
        SyntheticPackage subject = stays().with(
                        "financing.subsidy",
                        "yuan a person a year",
                        "value: 580.00\nsplits: [{name: x, central: 347.99, province: 116, city: 34.8, county: 81.2}]");
        PolicyPackage read = subject.read();
        // no key year but 2020 is possible here: the rows of 2020 are made for the test
        List<NationalCheck> checks = CHECKS.stream()
                .filter(check -> List.of("S3-01-1c/d (合计)", "S3-01-1c/d (中央)", "S3-01-1b", "S3-01-1a")
                        .contains(check.row()))
                .map(check -> new NationalCheck(
                        check.row(),
                        check.document(),
                        check.article(),
                        read.inForce(),
                        java.util.Set.of(),
                        check.chinese(),
                        check.english(),
                        check.requirement()))
                .toList();
        NationalReport report = NationalReport.of(read, checks);
        assertEquals(
                List.of("S3-01-1a 2020-01-01", "S3-01-1c/d (合计) 2020-01-01", "S3-01-1c/d (中央) 2020-01-01"),
                lines(report, Verdict.FAILS));
        assertEquals(List.of("S3-01-1b 2020-01-01"), lines(report, Verdict.PASSES));
    }
}
