package io.jishi.policy.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.DeductiblePeriod;
import io.jishi.policy.model.InpatientPolicy;
import io.jishi.policy.model.OutpatientPoolingPolicy;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.VisitCap;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import io.jishi.support.SyntheticPackage;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Shapes beyond those of Linfen: how they are read, and how the ones that are not computed are refused by name. */
class ShapesReaderTest {

    private static final String AT = "synthetic/policy.yaml: parameters.";
    private static final String ROW = "{deductible: 100, rate: 0.5}";
    private static final String LAYER = "name: top-up, categories: [ORPHAN], remainder: {rate: 0.4}";

    private static SyntheticPackage stays() {
        return SyntheticPackage.ofStays(ROW, "100000");
    }

    @Test
    void everyShapeIsReadFromItsBlock() {
        PolicyVersion version = SyntheticPackage.ofStays(
                        "{when: {totalOver: 30000}, deductibleShare: {rate: 0.2, minimum: 2000, maximum: 10000}, rate:"
                                + " 0.5}, {deductibles: [{amount: 400}, {amount: 200}], rate: 0.5}",
                        "100000")
                .with("inpatient.deductiblePeriod", "code", "value: YEAR")
                .with("inpatient.deductibleYearLimit", "yuan", "value: 2300")
                .with("inpatient.firstPay", "ratio", "rows: [{rate: 0.1}]")
                .with("inpatient.floor", "ratio", "rows: [{rate: 0.45, of: ELIGIBLE}]")
                .with("globalMaximum", "ratio", "value: 0.9\nof: TOTAL")
                .version();
        InpatientPolicy inpatient = version.inpatient();
        assertNotNull(inpatient);
        assertEquals(
                Fen.of(800_000),
                inpatient.terms().rows().get(0).value().deductible().of(1, Fen.of(4_000_000)));
        assertEquals(
                Fen.of(200_000),
                inpatient.terms().rows().get(0).value().deductible().of(1, Fen.of(500_000)));
        assertEquals(
                Fen.of(1_000_000),
                inpatient.terms().rows().get(0).value().deductible().of(1, Fen.of(9_000_000)));
        assertEquals(
                Fen.of(40_000),
                inpatient.terms().rows().get(1).value().deductible().of(1, Fen.ZERO));
        assertEquals(
                Fen.of(20_000),
                inpatient.terms().rows().get(1).value().deductible().of(7, Fen.ZERO));
        assertNotNull(inpatient.deductible().period());
        assertEquals(DeductiblePeriod.YEAR, inpatient.deductible().period().value());
        assertNotNull(inpatient.firstPay());
        assertNotNull(inpatient.floor());
        assertNotNull(version.globalMaximum());
        assertEquals(Fen.of(90), version.globalMaximum().value().of(Fen.of(50), Fen.of(100)));
    }

    static Stream<Arguments> refused() {
        return Stream.of(shapes(), tables(), layers(), visits(), accounts()).flatMap(each -> each);
    }

    private static Stream<Arguments> shapes() {
        return Stream.of(
                Arguments.of(
                        SyntheticPackage.ofStays("{deductible: 100, axis: YEAR, bands: [{over: 0, rate: 0.5}]}", "1"),
                        "inpatient.terms.values.2020-01-01.rows[0].axis is out of range: the shape \"segments of the"
                                + " year\" is not computed: no accumulator holds the expense of the year"),
                Arguments.of(
                        stays().with("inpatient.deductiblePeriod", "code", "value: HOSPITAL_YEAR"),
                        "inpatient.deductiblePeriod.values.2020-01-01.value is out of range: the shape \"deductible per"
                                + " HOSPITAL_YEAR\" is not computed: no accumulator holds it"),
                Arguments.of(
                        stays().with("inpatient.deductibleMerge", "code", "value: TRANSFER"),
                        "inpatient.deductibleMerge is out of range: the shape \"deductible merged on transfer\" is not"
                                + " computed: a stay does not say where it continues"),
                Arguments.of(
                        stays().with("criticalIllness.yearStart", "code", "value: \"04-01\""),
                        "criticalIllness.yearStart is out of range: the shape \"a layer with its own year\" is not"
                                + " computed: all layers share package.yearStart"));
    }

    private static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of(
                        SyntheticPackage.ofStays(
                                "{deductibleShare: {rate: 0.2, minimum: 10, maximum: 9}, rate: 0.5}", "1"),
                        "inpatient.terms.values.2020-01-01.rows[0].deductibleShare.maximum is out of range: it must"
                                + " not be below the minimum"),
                Arguments.of(
                        SyntheticPackage.ofStays("{when: {totalOver: 500}, deductible: 1, rate: 0.5}", "1"),
                        "inpatient.terms.values.2020-01-01 is out of range: no row for location IN_COUNTY, charge class"
                                + " CLASS_1, administration VILLAGE, grade GRADE_3A, referral FILED, total 0.00"),
                Arguments.of(
                        stays().withAssistance("{when: {category: []}, deductible: 0, rate: 0.7, cap: none}"),
                        "medicalAssistance.terms.values.2020-01-01.rows[0].when.category is required: at least one"
                                + " value; leave the dimension out for all"),
                Arguments.of(
                        stays().withCriticalIllness("{when: {referral: [FILED]}, deductible: 1, rate: 0.6, cap: none}"),
                        "criticalIllness.terms.values.2020-01-01 is out of range: no row for location IN_COUNTY, charge"
                                + " class CLASS_1, administration VILLAGE, grade GRADE_3A, referral NOT_FILED, total"
                                + " 0.00"),
                Arguments.of(
                        stays().with("criticalIllness.base", "yes or no", "deductible: false"),
                        "criticalIllness is required: some of its parameters have a value on 2020-01-01, some not"),
                Arguments.of(
                        stays().with("outpatientPooling.visitCap", "yuan", "rows: [{cap: 15}]"),
                        "outpatientPooling is required: some of its parameters have a value on 2020-01-01, some not"),
                Arguments.of(
                        SyntheticPackage.ofStays(
                                "{deductible: 1, rate: 0.5}, {when: {category: [ORPHAN]}, deductible: 1, rate: 0.6}",
                                "1"),
                        "inpatient.terms.values.2020-01-01.rows[1] contradicts another field: every bill that it"
                                + " accepts is taken by a row before it"),
                Arguments.of(
                        stays().with("inpatient.floor", "ratio", "rows: [{rate: 0.45}]"),
                        "inpatient.floor.values.2020-01-01.rows[0].of is required"));
    }

    private static Stream<Arguments> layers() {
        return Stream.of(
                Arguments.of(
                        stays().with("extraLayers", "ratio", "layers: [{name: top-up, remainder: {rate: 0.4}}]"),
                        "extraLayers.values.2020-01-01.layers[0].categories is required: who the layer is for: these,"
                                + " or everybody: true"),
                Arguments.of(
                        stays().with(
                                        "extraLayers",
                                        "ratio",
                                        "layers: [{" + LAYER + ", cap: 5}, {" + LAYER.replace("top", "second") + "}]"),
                        "extraLayers.values.2020-01-01.layers is out of range: a layer with a cap is the only one: one"
                                + " accumulator holds what all of them paid"),
                Arguments.of(
                        stays().with(
                                        "additionalAssistance.terms",
                                        "threshold yuan, rate ratio, cap yuan",
                                        "threshold: 1\nrate: 0.5\ncap: none"),
                        "additionalAssistance.terms.values.2020-01-01.categories is required: who it is for"
                                + " (S4-03-5)"));
    }

    private static SyntheticPackage pooling() {
        return SyntheticPackage.ofVisits("0.6", "0.5", "50", "150").needing("administration");
    }

    private static SyntheticPackage pooling(String parameter, String block) {
        return pooling().with("outpatientPooling." + parameter, "yuan", block);
    }

    private static Stream<Arguments> visits() {
        String village = "{when: {administration: [VILLAGE]}, cap: 100}";
        return Stream.of(
                Arguments.of(
                        pooling("deductible", "value: 10"),
                        "outpatientPooling.deductible is out of range: the shape \"deductible of ordinary outpatient"
                                + " care\" is not computed: no accumulator holds it"),
                Arguments.of(
                        pooling().with("outpatientPooling.paidVisitsPerDay", "visits", "value: 2"),
                        "outpatientPooling.paidVisitsPerDay.values.2020-01-01.value is out of range: the shape"
                                + " \"several paid visits a day\" is not computed: no accumulator counts visits"),
                Arguments.of(
                        pooling().with("outpatientPooling.paidVisitsPerDay", "visits", "value: null"),
                        "outpatientPooling.paidVisitsPerDay.values.2020-01-01.value is required"),
                Arguments.of(
                        pooling("yearPart", "rows: [" + village + ", " + village + "]"),
                        "outpatientPooling.yearPart.values.2020-01-01.rows is out of range: the shape \"several parts"
                                + " of a yearly cap\" is not computed: one accumulator holds what the part was paid"),
                Arguments.of(
                        pooling("yearPart", "rows: [{cap: 100}]"),
                        "outpatientPooling.yearPart.values.2020-01-01.rows[0].when is required: which providers the"
                                + " part is for"),
                Arguments.of(
                        pooling("yearPart", "rows: [{when: {category: [ORPHAN]}, cap: 100}]"),
                        "outpatientPooling.yearPart.values.2020-01-01.rows[0].when is out of range: the shape \"part of"
                                + " a yearly cap by referral, category or total\" is not computed"),
                Arguments.of(
                        pooling("yearPart", "rows: [" + village + "]").needing(""),
                        "outpatientPooling.yearPart.values.2020-01-01.rows contradicts another field: they ask for"
                                + " administration, which package.providerNeeds does not name"),
                Arguments.of(
                        pooling("visitCap", "rows: [{notModelled: true, cap: 15}]"),
                        "outpatientPooling.visitCap.values.2020-01-01.rows[0].cap is not a known field"),
                Arguments.of(
                        stays().with("outpatientPooling.paidVisitsPerDay", "visits", "value: 1"),
                        "outpatientPooling is required: some of its parameters have a value on 2020-01-01, some not"));
    }

    private static Stream<Arguments> accounts() {
        return Stream.of(
                Arguments.of(
                        stays().with("personalAccount.credits", "yes or no", "value: null"),
                        "personalAccount.credits.values.2020-01-01.value is required: true or false"),
                Arguments.of(
                        stays().with("personalAccount.pays", "code", "careTypes: []"),
                        "personalAccount.pays.values.2020-01-01.careTypes is required: what a balance may pay; where it"
                                + " pays nothing, repealed: true"));
    }

    @Test
    void theShapesOfVisitsAreReadFromTheirBlocks() {
        OutpatientPoolingPolicy policy = pooling(
                        "visitCap", "rows: [{when: {administration: [VILLAGE]}, cap: 15}, {notModelled: true}]")
                .with("outpatientPooling.paidVisitsPerDay", "visits", "value: 1")
                .with("outpatientPooling.yearPart", "yuan", "rows: [{when: {administration: [VILLAGE]}, cap: 100}]")
                .version()
                .outpatientPooling();
        assertNotNull(policy);
        assertNotNull(policy.visitCap());
        assertEquals(VisitCap.of(Fen.of(1_500)), policy.visitCap().rows().get(0).value());
        assertEquals(VisitCap.NOT_MODELLED, policy.visitCap().rows().get(1).value());
        assertNotNull(policy.paidVisitsPerDay());
        assertEquals(1, policy.paidVisitsPerDay().value());
        assertNotNull(policy.yearPart());
        assertEquals(Fen.of(10_000), policy.yearPart().value());
    }

    @Test
    void aBalanceThatPaysNeedsAWorkedCaseThatAsksForIt() {
        SyntheticPackage subject = stays().with("personalAccount.pays", "code", "careTypes: [INPATIENT]");
        assertEquals(
                Set.of(CareType.INPATIENT),
                Objects.requireNonNull(subject.version().personalAccount().pays())
                        .value());
        PackageFiles files = subject.files();
        PackageFiles without =
                new PackageFiles("x", files.policy(), files.law(), files.cases().replace("personalAccount: 1.00", ""));
        PolicyRefused refused = assertThrows(PolicyRefused.class, () -> PackageReader.read(without));
        assertEquals(
                List.of("x/policy.yaml: parameters.personalAccount.pays.values.2020-01-01 is required: a worked case in"
                        + " cases.yaml"),
                refused.reasons());
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatIsNotComputedIsRefusedByName(SyntheticPackage subject, String reason) {
        PolicyRefused refused = assertThrows(PolicyRefused.class, subject::read);
        assertEquals(List.of(AT + reason), refused.reasons());
    }

    @Test
    void aCaseOfAnotherRegionOrWithoutAnAmountWorksNothingOut() {
        PackageFiles own = stays().files();
        PackageFiles foreign =
                new PackageFiles("x", own.policy(), own.law(), own.cases().replace("990101", "141024"));
        assertThrows(PolicyRefused.class, () -> PackageReader.read(foreign));
        PackageFiles empty =
                new PackageFiles("x", own.policy(), own.law(), own.cases().replace(", total: 0.00", ""));
        PolicyRefused refused = assertThrows(PolicyRefused.class, () -> PackageReader.read(empty));
        assertEquals(
                "x/cases.yaml: cases[0].expected.poolingFund is required: a case expects at least one amount",
                refused.reasons().get(refused.reasons().size() - 3));
    }

    @Test
    void theGeographyIsThatOfThePackage() {
        PackageFiles own = stays().files();
        PackageFiles foreign = new PackageFiles(
                "x",
                own.policy().replace("sameCountyPairs: []", "sameCountyPairs: [\"141024/990101\"]"),
                own.law(),
                own.cases());
        PolicyRefused refused = assertThrows(PolicyRefused.class, () -> PackageReader.read(foreign));
        assertEquals(
                List.of("x/policy.yaml: package.sameCountyPairs contradicts another field: the insured county of each"
                        + " is one of the counties"),
                refused.reasons());
    }

    @Test
    void rulesOfStaysThatAreNotServedAreHalfARule() {
        SyntheticPackage alone = stays().with("inpatient.firstPay", "ratio", "rows: [{rate: 0.1}]")
                .without("inpatient.terms")
                .without("inpatient.admissionFactors")
                .without("inpatient.annualCeiling");
        PolicyRefused refused = assertThrows(PolicyRefused.class, alone::read);
        assertEquals(
                List.of(AT + "inpatient is required: some of its parameters have a value on 2020-01-01, some not"),
                refused.reasons());
    }
}
