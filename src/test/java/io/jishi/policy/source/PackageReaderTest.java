package io.jishi.policy.source;

import static io.jishi.policy.source.BrokenLinfen.assertRefused;
import static io.jishi.policy.source.BrokenLinfen.broken;
import static io.jishi.policy.source.BrokenLinfen.policy;
import static io.jishi.policy.source.BrokenLinfen.refusal;
import static io.jishi.policy.source.BrokenLinfen.replaced;
import static io.jishi.policy.source.BrokenLinfen.without;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.shared.code.Scheme;
import io.jishi.support.LinfenPackage;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The package of Linfen, broken one thing at a time: each refusal names file, path and reason. */
class PackageReaderTest {

    private static final String POLICY = LinfenPackage.FOLDER + "/policy.yaml: ";
    private static final String CASES = LinfenPackage.FOLDER + "/cases.yaml: ";
    private static final String TERMS = POLICY + "parameters.inpatient.terms.values.2017-11-01";
    private static final String CEILING = POLICY + "parameters.inpatient.annualCeiling";
    private static final String CEILING_SOURCE =
            "source: {document: SX2017, article: 统筹基金年度最高支付限额, provenance: published}";

    private final PackageFiles whole = LinfenPackage.files();

    @Test
    void theShippedPackageIsRead() {
        PolicyPackage read = PackageReader.read(whole);
        assertEquals("141000", read.identity().region());
        assertEquals(Scheme.RESIDENT, read.identity().scheme());
        assertEquals(whole.contentHash(), read.identity().hash());
    }

    @Test
    void everyFileAndItsBorderCountsForTheHash() {
        assertTrue(whole.contentHash().matches("[0-9a-f]{64}"));
        PackageFiles moved = new PackageFiles(whole.name(), whole.policy() + "\n", whole.law(), whole.cases());
        PackageFiles border = new PackageFiles(whole.name(), whole.policy(), "\n" + whole.law(), whole.cases());
        assertNotEquals(whole.contentHash(), moved.contentHash());
        assertNotEquals(moved.contentHash(), border.contentHash());
        assertEquals(
                whole.contentHash(),
                new PackageFiles("elsewhere", whole.policy(), whole.law(), whole.cases()).contentHash());
    }

    @Test
    void aMissingUnitIsRefused() {
        assertRefused(
                POLICY + "parameters.inpatient.terms.unit is required",
                broken("    unit: deductible yuan, rate ratio\n", ""));
    }

    @Test
    void aWrongUnitIsRefused() {
        assertRefused(
                CEILING + ".unit is not a known code: this parameter is given in yuan",
                broken("annualCeiling:\n    unit: yuan", "annualCeiling:\n    unit: fen"));
    }

    @Test
    void aMissingSourceIsRefused() {
        assertRefused(
                CEILING + ".values.2017-11-01.source is required", broken("        " + CEILING_SOURCE + "\n", ""));
    }

    @Test
    void aSourceWithoutItsPartsIsRefused() {
        assertRefused(
                CEILING + ".values.2017-11-01.source.provenance is required",
                broken(CEILING_SOURCE, "source: {document: SX2017, article: 统筹基金年度最高支付限额}"));
        assertRefused(
                CEILING + ".values.2017-11-01.source.provenance is not a known code",
                broken(CEILING_SOURCE, CEILING_SOURCE.replace("published", "PUBLISHED")));
    }

    @Test
    void anArticleThatIsNoHeadingOfTheLawIsRefused() {
        String reason =
                CEILING + ".values.2017-11-01.source.article is not a known code: law.md has no heading \"## SX2017 ";
        assertRefused(reason + "统筹基金\"", broken("article: 统筹基金年度最高支付限额", "article: 统筹基金"));
        String law = replaced(whole.law(), "## SX2017 统筹基金年度最高支付限额", "### SX2017 统筹基金年度最高支付限额");
        assertRefused(reason + "统筹基金年度最高支付限额\"", new PackageFiles(whole.name(), whole.policy(), law, whole.cases()));
    }

    @Test
    void anUnknownDocumentIsRefused() {
        assertRefused(
                POLICY + "parameters.outpatientPooling.rates.values.2021-01-01.source.document is not a known code: "
                        + "not among the documents of the package",
                broken("{document: SX2020,", "{document: SX2099,"));
    }

    @Test
    void datesOutOfOrderAreRefused() {
        assertRefused(
                POLICY + "parameters.criticalIllness.terms.values.2018-01-01 is out of range: dates must rise",
                broken("2021-01-01:\n        source: {document: S3,", "2018-01-01:\n        source: {document: S3,"));
    }

    @Test
    void aDateBeforeThePackageBeginsIsRefused() {
        assertRefused(
                CEILING + ".values.2017-10-31 is out of range: the package begins on 2017-11-01",
                broken("2017-11-01:\n        " + CEILING_SOURCE, "2017-10-31:\n        " + CEILING_SOURCE));
    }

    @Test
    void aDateThatDoesNotExistIsRefused() {
        assertRefused(
                CEILING + ".values.2017-11-31 is not a date of the form YYYY-MM-DD",
                broken("2017-11-01:\n        " + CEILING_SOURCE, "2017-11-31:\n        " + CEILING_SOURCE));
    }

    @Test
    void aRateAboveOneIsRefused() {
        assertRefused(TERMS + ".rows[2].rate is too large", broken("rate: 0.85", "rate: 1.5"));
    }

    @Test
    void bandsThatOverlapOrDoNotStartAtZeroAreRefused() {
        String reason = TERMS + ".rows[2].bands is out of range: bands start at 0, rise and do not overlap";
        assertRefused(
                reason,
                broken("rate: 0.85", "bands: [{over: 0, rate: 0.5}, {over: 200, rate: 0.6}, {over: 100, rate: 0.7}]"));
        assertRefused(
                reason,
                broken("rate: 0.85", "bands: [{over: 0, rate: 0.5}, {over: 100, rate: 0.6}, {over: 100, rate: 0.7}]"));
        assertRefused(reason, broken("rate: 0.85", "bands: [{over: 1, rate: 0.5}]"));
    }

    @Test
    void bandsInPlaceOfARateAreRead() {
        PackageReader.read(broken("rate: 0.85", "bands: [{over: 0, rate: 0.5}, {over: 100.50, rate: 0.85}]"));
    }

    @Test
    void anUnknownParameterIsRefused() {
        assertRefused(
                POLICY + "parameters.chronicDisease.rates is not a known field",
                broken("chronicDisease.rate:", "chronicDisease.rates:"));
    }

    @Test
    void anUnknownKeyInARowIsRefused() {
        assertRefused(
                TERMS + ".rows[2].discount is not a known field",
                broken("rate: 0.85", "rate: 0.85\n            discount: 0.1"));
        assertRefused(
                TERMS + ".rows[2].when.class is not a known field",
                broken("when: {chargeClass: [CLASS_3]}", "when: {chargeClass: [CLASS_3], class: [CLASS_3]}"));
        assertRefused(
                TERMS + ".rows[2].when.chargeClass[0] is not a known code",
                broken("when: {chargeClass: [CLASS_3]}", "when: {chargeClass: [CLASS_4]}"));
    }

    @Test
    void aTableWithAGapIsRefused() {
        List<String> reasons = refusal(withoutRowOfClassOne());
        assertTrue(
                reasons.stream()
                        .anyMatch(
                                reason -> reason.startsWith(TERMS + " is out of range: no row for location IN_COUNTY, "
                                        + "charge class CLASS_1, administration VILLAGE")),
                reasons::toString);
    }

    /** The author looks for the path in the file: it must be that of the block, and one gap is one fault. */
    @Test
    void aGapIsSaidOnceUnderTheBlockThatHasIt() {
        List<String> reasons = refusal(withoutRowOfClassOne());
        assertEquals(1, reasons.size(), reasons::toString);
    }

    @Test
    void aDatedBlockWithoutWorkedCaseIsRefused() {
        String cases = whole.cases().replace("careType: OUTPATIENT_CHRONIC", "careType: OUTPATIENT_TWO_DISEASE");
        assertEquals(
                List.of(
                        POLICY + "parameters.chronicDisease.rate.values.2020-01-01 is required: a worked case in "
                                + "cases.yaml",
                        POLICY + "parameters.chronicDisease.quotas.values.2020-01-01 is required: a worked case in "
                                + "cases.yaml"),
                refusal(new PackageFiles(whole.name(), whole.policy(), whole.law(), cases)));
    }

    /** A case of another day, or one that is rejected, works nothing out. */
    @Test
    void onlyASettledCaseOfItsTimeCountsForABlock() {
        String only = """
                cases:
                  - name: the first day
                    case: {insuredRegion: "141024", scheme: RESIDENT, careType: INPATIENT, settledOn: "2017-11-01"}
                    expected: {outcome: SETTLED, poolingFund: 0.00}
                  - name: a refusal
                    case: {insuredRegion: "141024", scheme: RESIDENT, careType: OUTPATIENT, settledOn: "2021-01-01"}
                    expected: {outcome: REJECTED}
                """;
        List<String> reasons = refusal(new PackageFiles(whole.name(), whole.policy(), whole.law(), only));
        String missing = " is required: a worked case in cases.yaml";
        assertTrue(reasons.contains(POLICY + "parameters.criticalIllness.terms.values.2019-10-01" + missing));
        assertTrue(reasons.contains(POLICY + "parameters.outpatientPooling.rates.values.2021-01-01" + missing));
        assertFalse(reasons.contains(POLICY + "parameters.criticalIllness.terms.values.2017-11-01" + missing));
    }

    @Test
    void anIncompleteGroupIsRefused() {
        assertRefused(
                POLICY + "parameters.outpatientPooling is required: some of its parameters have a value on "
                        + "2021-01-01, some not",
                policy(without(whole.policy(), "  outpatientPooling.dayCap:", "  outpatientPooling.yearCap:")));
    }

    @Test
    void aLayerOfAShapeThatIsNotSupportedCanBeRecordedButNotSwitchedOn() {
        String layer = "enabled: %s\n            categories: [REGISTERED_POOR]\n            inScopeYearCap";
        assertRefused(
                POLICY + "parameters.extraLayers.values.2017-12-01.layers[0].inScopeYearCap is out of range: the shape "
                        + "\"yearly cap on the in-scope share per hospital level\" can be recorded, not switched on: "
                        + "no accumulator holds it",
                broken(layer.formatted("false"), layer.formatted("true")));
    }

    @Test
    void aRepealWithAValueIsRefused() {
        assertRefused(
                POLICY + "parameters.extraLayers.values.2021-01-01.layers is not a known field",
                broken("\n        repealed: true", "\n        repealed: true\n        layers: []"));
    }

    @Test
    void aCapThatIsNeitherAmountNorNoneIsRefused() {
        String path = POLICY + "parameters.criticalIllness.terms.values.2017-11-01.rows[0].cap ";
        assertRefused(path + "is required", broken("            cap: 400000.00\n", ""));
        assertRefused(path + "has the wrong type: a number is expected", broken("cap: 400000.00", "cap: unlimited"));
    }

    @Test
    void aBadCountyCodeIsRefused() {
        assertRefused(
                POLICY + "package.counties has characters that are not allowed: six digits each",
                broken("[\"141002\",", "[\"14102\","));
        assertRefused(
                POLICY + "package.counties[0] has the wrong type: a string is expected",
                broken("[\"141002\",", "[141002,"));
        assertRefused(
                POLICY + "package.region has characters that are not allowed: six digits are expected",
                broken("region: \"141000\"", "region: \"1410\""));
    }

    @Test
    void aBadYearStartIsRefused() {
        assertRefused(
                POLICY + "package.yearStart is not a date of the form YYYY-MM-DD: month and day, such as 01-01",
                broken("yearStart: \"01-01\"", "yearStart: \"13-01\""));
        assertRefused(
                POLICY + "package.yearStart is out of range: the day exists in every year",
                broken("yearStart: \"01-01\"", "yearStart: \"02-29\""));
    }

    @Test
    void aPackageThatEndsBeforeItBeginsIsRefused() {
        assertRefused(
                POLICY + "package.inForceUntil is out of range: the package ends after it begins",
                broken("inForceUntil: 2023-01-01", "inForceUntil: 2017-11-01"));
    }

    @Test
    void aFileThatIsNoDocumentIsNamed() {
        assertEquals(1, refusal(policy("a: [")).size());
        assertTrue(refusal(policy("a: [")).get(0).startsWith(POLICY + "the document has the wrong type: "));
        PackageFiles cases = new PackageFiles(whole.name(), whole.policy(), whole.law(), "cases: {");
        assertTrue(refusal(cases).stream().anyMatch(reason -> reason.startsWith(CASES + "the document ")));
    }

    @Test
    void aMalformedCaseIsNamedInItsOwnFile() {
        String cases = replaced(whole.cases(), "careType: INPATIENT", "careType: INPATIANT");
        assertRefused(
                CASES + "cases[0].case.careType is not a known code",
                new PackageFiles(whole.name(), whole.policy(), whole.law(), cases));
    }

    @Test
    void fiveFaultsAreSaidAtOnce() {
        String policy = replaced(whole.policy(), "    unit: deductible yuan, rate ratio\n", "");
        policy = replaced(policy, "rate: 0.85", "rate: 1.5");
        policy = replaced(policy, "{document: SX2020,", "{document: SX2099,");
        policy = replaced(policy, "[\"141002\",", "[\"14102\",");
        policy = replaced(policy, "classA: 0.60", "classA: 0.60\n        classC: 0.10");
        assertEquals(
                List.of(
                        POLICY + "package.counties has characters that are not allowed: six digits each",
                        POLICY + "parameters.inpatient.terms.unit is required",
                        TERMS + ".rows[2].rate is too large",
                        POLICY + "parameters.outpatientPooling.rates.values.2021-01-01.source.document is not a known "
                                + "code: not among the documents of the package",
                        POLICY + "parameters.outpatientPooling.rates.values.2021-01-01.classC is not a known field"),
                refusal(policy(policy)));
    }

    @Test
    void theMessageHoldsEveryReason() {
        PolicyRefused refused =
                assertThrows(PolicyRefused.class, () -> PackageReader.read(broken("rate: 0.85", "rate: 1.5")));
        refused.reasons()
                .forEach(reason ->
                        assertTrue(String.valueOf(refused.getMessage()).contains(reason)));
    }

    private PackageFiles withoutRowOfClassOne() {
        String row =
                "          - when: {chargeClass: [CLASS_1]}\n            deductible: 1000.00\n            rate: 0.60\n";
        return broken(row, "");
    }
}
