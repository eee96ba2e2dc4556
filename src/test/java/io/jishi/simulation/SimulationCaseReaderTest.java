package io.jishi.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.YearToDate;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.policy.PolicyBook;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.money.Fen;
import io.jishi.support.LinfenPackage;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A case that is not well-formed is named with its place in the call and its field (calculation rules, section 6). */
class SimulationCaseReaderTest {

    /** The case of section 6. */
    private static final String STAY = """
            {"id":"c1","insuredRegion":"141024","scheme":"RESIDENT","careType":"INPATIENT","settledOn":"2020-11-12",\
            "provider":{"region":"141002","chargeClass":"CLASS_1","administration":"CITY"},\
            "referral":"NOT_FILED","assistanceCategories":["REGISTERED_POOR"],\
            "yearToDate":{"admissions":1,"poolingFundPaid":12000.00,"criticalIllnessBase":8000.00},\
            "fees":{"total":60000.00,"nonCovered":2000.00,"upfrontSelfPay":3000.00}}""";

    private static final String VISIT = """
            {"id":"v1","insuredRegion":"141024","scheme":"RESIDENT","careType":"OUTPATIENT_TWO_DISEASE",\
            "settledOn":"2020-11-12","disease":"HYPERTENSION",\
            "provider":{"region":"141024","chargeClass":"CLASS_3","administration":"TOWNSHIP"},"referral":"NOT_FILED",\
            "fees":{"total":100.00,"classA":60.00,"classB":40.00}}""";

    private final Simulator simulator = new Simulator(new PolicyBook(List.of(LinfenPackage.compiled())));

    @Test
    void theCaseOfSectionSixIsRead() {
        SimulationCase read = read(STAY).get(0);
        assertEquals("c1", read.id());
        assertEquals(LocalDate.of(2020, 11, 12), read.settledOn());
        assertEquals(ChargeClass.CLASS_1, read.provider().chargeClass());
        assertEquals(Set.of(AssistanceCategory.REGISTERED_POOR), read.categories());
        assertEquals(1, read.before().admissions());
        assertEquals(Fen.of(1_200_000), read.before().poolingFundPaid());
        assertEquals(Fen.ZERO, read.before().criticalIllnessPaid());
        assertEquals(Fen.of(300_000), read.fees().upfrontSelfPay());
        assertEquals(List.of(), faults(STAY, VISIT));
    }

    @Test
    void whatMayBeAbsentIsZeroOrNothing() {
        String least = STAY.replace(",\"assistanceCategories\":[\"REGISTERED_POOR\"]", "")
                .replaceAll(",\"yearToDate\":\\{[^}]*}", "")
                .replace(",\"nonCovered\":2000.00,\"upfrontSelfPay\":3000.00", "");
        SimulationCase read = read(least).get(0);
        assertEquals(Set.of(), read.categories());
        assertEquals(YearToDate.NONE, read.before());
        assertEquals(Fen.ZERO, read.fees().nonCovered());
        assertEquals(List.of(), faults(least));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"id\":\"c1\",| |id is required",
                "\"id\":\"c1\"|\"id\":\"\"|id has the wrong length: 1 to 100 characters",
                "\"id\":\"c1\"|\"id\":1|id has the wrong type: a string is expected",
                "\"141024\"|\"14102\"|insuredRegion has characters that are not allowed: six digits are expected",
                "\"141024\"|141024|insuredRegion has the wrong type: a string is expected",
                "\"scheme\":\"RESIDENT\",| |scheme is required",
                "\"RESIDENT\"|\"STUDENT\"|scheme is not a known code",
                "\"INPATIENT\"|\"inpatient\"|careType is not a known code",
                "\"2020-11-12\"|\"2019-02-30\"|settledOn is not a date of the form YYYY-MM-DD",
                "\"2020-11-12\"|20201112|settledOn is not a date of the form YYYY-MM-DD",
                "\"region\":\"141002\",| |provider.region is required",
                "\"CLASS_1\"|\"CLASS_4\"|provider.chargeClass is not a known code",
                "\"CITY\"|\"CITY\",\"grade\":\"3D\"|provider.grade is not a known code",
                "\"CITY\"|\"CITY\",\"level\":3|provider.level is not a known field",
                "\"referral\":\"NOT_FILED\",| |referral is required",
                "\"NOT_FILED\"|\"MAYBE\"|referral is not a known code",
                "[\"REGISTERED_POOR\"]|[\"RICH\"]|assistanceCategories[0] is not a known code",
                "[\"REGISTERED_POOR\"]|[\"ORPHAN\",\"ORPHAN\"]|assistanceCategories[1] is repeated",
                "[\"REGISTERED_POOR\"]|\"ORPHAN\"|assistanceCategories has the wrong type: a list is expected",
                "\"admissions\":1|\"admissions\":1.5|"
                        + "yearToDate.admissions has too many digits after the point: at most 0 digits after the point",
                "\"admissions\":1|\"admissions\":-1|yearToDate.admissions must not be negative",
                "12000.00|12000.001|"
                        + "yearToDate.poolingFundPaid has too many digits after the point: "
                        + "at most 2 digits after the point",
                "8000.00|-8000.00|yearToDate.criticalIllnessBase must not be negative",
                "\"admissions\"|\"admission\"|yearToDate.admission is not a known field",
                "\"total\":60000.00,| |fees.total is required",
                "60000.00|60000.005|fees.total has too many digits after the point: at most 2 digits after the point",
                "60000.00|6e4|fees.total is not written as a plain decimal",
                "60000.00|-60000.00|fees.total must not be negative",
                "60000.00|\"60000.00\"|fees.total has the wrong type: a number is expected",
                "60000.00|1000000000.00|fees.total is too large",
                ":2000.00|:-0.01|fees.nonCovered must not be negative",
                "\"nonCovered\"|\"uncovered\"|fees.uncovered is not a known field",
                "\"id\":\"c1\"|\"id\":\"c1\",\"patient\":\"x\"|patient is not a known field"
            })
    void aMalformedStayIsNamedWithItsField(String text, @Nullable String by, String fault) {
        assertEquals(List.of("cases[1]." + fault), faults(VISIT, broken(STAY, text, by)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"disease\":\"HYPERTENSION\",| |disease is required",
                "\"disease\":\"HYPERTENSION\"|\"disease\":7|disease has the wrong type: a string is expected",
                "\"HYPERTENSION\"|\"GOUT\"|disease is not a known code: the package of the region does not know it",
                ",\"classA\":60.00| |fees.classA is required",
                ",\"classB\":40.00| |fees.classB is required",
                "\"classB\":40.00|\"classB\":40.001|"
                        + "fees.classB has too many digits after the point: at most 2 digits after the point",
                "\"chargeClass\":\"CLASS_3\",| |"
                        + "provider.chargeClass is required: the package of the region needs it",
                ",\"administration\":\"TOWNSHIP\"| |"
                        + "provider.administration is required: the package of the region needs it"
            })
    void aMalformedVisitIsNamedWithItsField(String text, @Nullable String by, String fault) {
        assertEquals(List.of("cases[1]." + fault), faults(STAY, broken(VISIT, text, by)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"provider\":{\"region\":\"141002\",\"chargeClass\":\"CLASS_1\",\"administration\":\"CITY\"},| |"
                        + "provider is required",
                "\"fees\":{\"total\":60000.00,\"nonCovered\":2000.00,\"upfrontSelfPay\":3000.00}|\"fees\":null|"
                        + "fees is required"
            })
    void anAbsentObjectIsOneFault(String text, @Nullable String by, String fault) {
        assertEquals(List.of("cases[0]." + fault), faults(broken(STAY, text, by)));
    }

    @Test
    void oneClassSumWithoutTheOtherIsRefusedInAStayToo() {
        String half = broken(STAY, "\"nonCovered\"", "\"classA\":1.00,\"nonCovered\"");
        assertEquals(List.of("cases[0].fees.classB is required: class sums are given together"), faults(half));
    }

    @Test
    void faultsOfSeveralCasesAreSaidTogether() {
        String first = broken(STAY, "60000.00", "60000.005");
        String second = broken(VISIT, "\"RESIDENT\"", "\"STUDENT\"");
        assertEquals(
                List.of(
                        "cases[0].fees.total has too many digits after the point: at most 2 digits after the point",
                        "cases[1].scheme is not a known code"),
                faults(first, second));
    }

    /** Section 6: what the package needs is asked only where a package answers for the region and the date. */
    @Test
    void aRegionWithoutPackageNeedsNothingOfTheProvider() {
        String elsewhere = broken(broken(STAY, "\"141024\"", "\"110101\""), "\"chargeClass\":\"CLASS_1\",", "");
        assertEquals(List.of(), faults(elsewhere));
    }

    private static String broken(String shape, String text, @Nullable String by) {
        assertTrue(shape.contains(text), () -> "not in the case: " + text);
        return shape.replace(text, by == null ? "" : by);
    }

    private List<SimulationCase> read(String... shapes) {
        return read(new Faults(), shapes);
    }

    private List<String> faults(String... shapes) {
        Faults faults = new Faults();
        read(faults, shapes);
        return faults.found().stream().map(Faults.Fault::english).toList();
    }

    private List<SimulationCase> read(Faults faults, String... shapes) {
        byte[] bytes = ("{\"cases\":[" + String.join(",", shapes) + "]}").getBytes(StandardCharsets.UTF_8);
        List<SimulationCase> cases = new ArrayList<>();
        try {
            Fields document = Fields.of("", DocumentReader.readJson(bytes), faults);
            for (Fields fields : document.objects("cases", 1000)) {
                SimulationCase read = SimulationCaseReader.read(fields);
                if (faults.isEmpty()) {
                    simulator.check(read, fields);
                }
                cases.add(read);
            }
        } catch (MalformedDocument e) {
            throw new AssertionError(e);
        }
        return cases;
    }
}
