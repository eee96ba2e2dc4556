package io.jishi.policy.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.Provenance;
import io.jishi.policy.reading.Difference.Change;
import io.jishi.policy.reading.Difference.Side;
import io.jishi.policy.source.PackageFiles;
import io.jishi.policy.source.PackageReader;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.support.LinfenPackage;
import io.jishi.support.PolicyYaml;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What differs between two sides, on the shipped package and on copies of it that are changed in one thing. */
class PolicyDifferenceTest {

    /** Each copy is read once; the pairs of their versions are many. */
    private static final Map<String, PolicyPackage> READ = new HashMap<>();

    private static final LocalDate DAY = LocalDate.of(2021, 3, 10);
    private static final Set<Change> BASIS_ONLY = EnumSet.of(Change.CITATION, Change.PROVENANCE);

    private static final String CEILING_SOURCE =
            "source: {document: SX2017, article: 统筹基金年度最高支付限额, provenance: published}";
    private static final String CEILING = CEILING_SOURCE + "\n        value: 70000.00";
    private static final String CITY_ROW = """
                      - when: {chargeClass: [CLASS_2]}
                        deductible: 500.00
                        rate: 0.70
            """;
    private static final String HARDSHIP_ROW = """
                      - when: {category: [DISABLED_NO_LABOUR, LOW_INCOME_ELDERLY, LOW_INCOME_MINOR]}
                        deductible: 5000.00
                        rate: 0.78
                        cap: 400000.00
                        source: {document: S4, article: 三, provenance: placeholder}
            """;

    private static final String PROVINCE_ROW = """
                      - when: {chargeClass: [CLASS_1]}
                        deductible: 1000.00
                        rate: 0.60
            """;

    /** Each with one thing changed; all of them are packages that load. */
    private static final List<PackageFiles> COPIES = List.of(
            LinfenPackage.files(),
            changed(CEILING, CEILING.replace("70000.00", "80000.50")),
            changed(CEILING_SOURCE, CEILING_SOURCE.replace("published", "document")),
            changed(CEILING_SOURCE, CEILING_SOURCE.replace("统筹基金年度最高支付限额", "大病保险")),
            changed(CITY_ROW + PROVINCE_ROW, PROVINCE_ROW + CITY_ROW),
            changed(
                    CITY_ROW,
                    CITY_ROW.replace("rate: 0.70", "bands: [{over: 0, rate: 0.65}, {over: 20000.00, rate: 0.75}]")),
            changed("HYPERTENSION: 260.00, ", "HYPERTENSION: 300.00, ASTHMA: 120.00, "),
            changed("          - factor: 0.5\n", "          - factor: 0.5\n          - factor: 0\n"),
            changed(
                    "RELAPSED_INTO_POVERTY]}\n            deductible: 0.00",
                    "RELAPSED_INTO_POVERTY]}\n            deductible: 10"));

    private static final List<RulesInForce> VERSIONS = everyVersionOfEveryCopy();

    /** Of the very objects above. */
    private static final Map<RulesInForce, Map<String, JsonNode>> TEXTS = new IdentityHashMap<>();

    @Test
    void nothingDiffersFromItself() {
        for (RulesInForce rules : VERSIONS) {
            assertEquals(List.of(), PolicyDifference.between(rules, rules));
        }
    }

    @Test
    void theOtherWayRoundTheSidesAreSwappedAndNothingElse() {
        for (RulesInForce one : VERSIONS) {
            for (RulesInForce other : VERSIONS) {
                List<Difference> swapped = PolicyDifference.between(other, one).stream()
                        .map(PolicyDifferenceTest::swap)
                        .toList();
                assertEquals(PolicyDifference.between(one, other), swapped);
            }
        }
    }

    /** Against the files as a general library reads them: no parameter that differs is left out, none is added. */
    @Test
    void aParameterIsNamedExactlyIfItsTextDiffers() {
        Set<Integer> sizes = new TreeSet<>();
        for (RulesInForce one : VERSIONS) {
            for (RulesInForce other : VERSIONS) {
                Set<String> expected = parametersThatDiffer(one, other);
                Set<String> named = PolicyDifference.between(one, other).stream()
                        .filter(difference -> !BASIS_ONLY.contains(difference.change()))
                        .map(Difference::parameter)
                        .collect(Collectors.toCollection(TreeSet::new));
                assertEquals(expected, named, () -> one.date() + " and " + other.date());
                sizes.add(expected.size());
            }
        }
        assertTrue(sizes.size() > 5, sizes::toString);
    }

    @Test
    void anAmountThatDiffersIsNamedWithBothSides() {
        Difference only = only(COPIES.get(1));
        assertEquals("inpatient.annualCeiling", only.parameter());
        assertEquals("yuan", only.unit());
        assertEquals(Difference.Place.BLOCK.at("value"), only.place());
        assertEquals(Change.VALUE, only.change());
        assertEquals(new Content.Amount(Fen.of(7_000_000)), base(only).value());
        assertEquals(new Content.Amount(Fen.of(8_000_050)), other(only).value());
        assertEquals("统筹基金年度最高支付限额", base(only).basis().citation().article());
    }

    @Test
    void anotherCertaintyOfTheSameValueIsMarked() {
        Difference only = only(COPIES.get(2));
        assertEquals(Change.PROVENANCE, only.change());
        assertEquals(Provenance.PUBLISHED, base(only).basis().citation().provenance());
        assertEquals(Provenance.DOCUMENT, other(only).basis().citation().provenance());
        assertEquals(base(only).value(), other(only).value());
    }

    @Test
    void anotherArticleOfTheSameValueIsMarked() {
        Difference only = only(COPIES.get(3));
        assertEquals(Change.CITATION, only.change());
        assertEquals("大病保险", other(only).basis().citation().article());
    }

    /** The first row that matches holds, so the order is part of the rule. */
    @Test
    void theSameRowsInAnotherOrderDiffer() {
        Difference only = only(COPIES.get(4));
        assertEquals("inpatient.terms", only.parameter());
        assertEquals(Change.ORDER, only.change());
        assertEquals("rows", only.place().list());
        Content.Items inBase = (Content.Items) Objects.requireNonNull(base(only).value());
        Content.Items inOther =
                (Content.Items) Objects.requireNonNull(other(only).value());
        assertEquals(7, inBase.items().size());
        assertEquals(Set.copyOf(inBase.items()), Set.copyOf(inOther.items()));
        assertNotEquals(inBase, inOther);
    }

    @Test
    void aRateAndBandsAreTwoMembers() {
        List<Difference> found = against(COPIES.get(5));
        assertEquals(2, found.size());
        assertEquals("bands", found.get(0).place().member());
        assertEquals(Change.ONLY_IN_OTHER, found.get(0).change());
        assertEquals("rate", found.get(1).place().member());
        assertEquals(Change.ONLY_IN_BASE, found.get(1).change());
        assertEquals(new Content.Ratio(Rate.ofPercent(70)), base(found.get(1)).value());
        assertEquals(
                "{chargeClass=[Text[value=CLASS_2]]}",
                Canonical.signature(Objects.requireNonNull(found.get(0).place().key())));
    }

    @Test
    void amountsByDiseaseAreNamedOneByOne() {
        List<Difference> found = against(COPIES.get(6));
        assertEquals(
                List.of("diseases.ASTHMA ONLY_IN_OTHER", "diseases.HYPERTENSION VALUE"),
                found.stream()
                        .map(each -> each.place().member() + " " + each.change())
                        .toList());
    }

    @Test
    void aListWithoutKeysIsOneValue() {
        Difference only = only(COPIES.get(7));
        assertEquals("factors", only.place().member());
        assertEquals(Change.VALUE, only.change());
    }

    /** A member of one row out of three; the row is matched although its categories stand in another order. */
    @Test
    void rowsAreMatchedByWhomTheyAreFor() {
        Difference only = only(COPIES.get(8));
        assertEquals("medicalAssistance.terms", only.parameter());
        assertEquals("deductible", only.place().member());
        assertEquals(new Content.Amount(Fen.of(1000)), other(only).value());
        PackageFiles turned = changed(
                "category: [SUBSISTENCE_ALLOWANCE, REGISTERED_POOR, LIFTED_FROM_POVERTY, RELAPSED_INTO_POVERTY]",
                "category: [RELAPSED_INTO_POVERTY, REGISTERED_POOR, LIFTED_FROM_POVERTY, SUBSISTENCE_ALLOWANCE]");
        assertEquals(List.of(), against(turned));
    }

    @Test
    void twoRowsForTheSameBillsAreToldApart() {
        PackageFiles twice = changed(HARDSHIP_ROW, HARDSHIP_ROW + HARDSHIP_ROW.replace("0.78", "0.77"));
        Difference only = only(twice);
        assertEquals(Change.ONLY_IN_OTHER, only.change());
        assertEquals(2, only.place().occurrence());
    }

    @Test
    void aRepealIsShownAsTheBasisOfWhatIsGone() {
        RulesInForce before = on(LinfenPackage.files(), LocalDate.of(2020, 12, 31));
        RulesInForce after = on(LinfenPackage.files(), DAY);
        Difference layers = PolicyDifference.between(before, after).stream()
                .filter(each -> each.parameter().equals("extraLayers"))
                .findFirst()
                .orElseThrow();
        assertEquals(Change.ONLY_IN_BASE, layers.change());
        assertNotNull(base(layers).value());
        assertNull(other(layers).value());
        assertEquals("五", other(layers).basis().citation().article());
    }

    private static PackageFiles changed(String part, String replacement) {
        PackageFiles whole = LinfenPackage.files();
        assertTrue(whole.policy().contains(part), part);

        return new PackageFiles(whole.name(), whole.policy().replace(part, replacement), whole.law(), whole.cases());
    }

    private static List<RulesInForce> everyVersionOfEveryCopy() {
        List<RulesInForce> all = new ArrayList<>();
        for (PackageFiles copy : COPIES) {
            PolicyPackage read = PackageReader.read(copy);
            for (PolicyVersion version : read.versions()) {
                all.add(new RulesInForce(read, version, version.inForce().from()));
            }
        }
        return all;
    }

    private static Set<String> parametersThatDiffer(RulesInForce one, RulesInForce other) {
        Map<String, JsonNode> ofOne = TEXTS.computeIfAbsent(one, PolicyDifferenceTest::texts);
        Map<String, JsonNode> ofOther = TEXTS.computeIfAbsent(other, PolicyDifferenceTest::texts);
        Set<String> names = new TreeSet<>(ofOne.keySet());
        names.addAll(ofOther.keySet());
        names.removeIf(name -> Objects.equals(ofOne.get(name), ofOther.get(name)));
        return names;
    }

    private static Map<String, JsonNode> texts(RulesInForce rules) {
        PackageFiles files = COPIES.stream()
                .filter(copy ->
                        copy.contentHash().equals(rules.source().identity().hash()))
                .findFirst()
                .orElseThrow();
        Map<String, JsonNode> texts = new TreeMap<>();
        PolicyYaml.of(files).blocksOn(rules.date()).forEach((parameter, block) -> {
            if (!block.getValue().path("repealed").asBoolean()) {
                texts.put(parameter, withoutSources(block.getValue().deepCopy()));
            }
        });
        return texts;
    }

    private static JsonNode withoutSources(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove("source");
        }
        node.forEach(PolicyDifferenceTest::withoutSources);
        return node;
    }

    private static Difference swap(Difference difference) {
        Change change = difference.change();
        Change turned = change == Change.ONLY_IN_BASE
                ? Change.ONLY_IN_OTHER
                : change == Change.ONLY_IN_OTHER ? Change.ONLY_IN_BASE : change;
        return new Difference(
                difference.parameter(),
                difference.unit(),
                difference.place(),
                turned,
                difference.other(),
                difference.base());
    }

    private static RulesInForce on(PackageFiles files, LocalDate day) {
        PolicyPackage read = READ.computeIfAbsent(files.contentHash(), unused -> PackageReader.read(files));
        return new RulesInForce(read, read.on(day).orElseThrow(), day);
    }

    private static List<Difference> against(PackageFiles changed) {
        return PolicyDifference.between(on(LinfenPackage.files(), DAY), on(changed, DAY));
    }

    private static Difference only(PackageFiles changed) {
        List<Difference> found = against(changed);
        assertEquals(1, found.size(), found::toString);
        return found.get(0);
    }

    private static Side base(Difference difference) {
        return Objects.requireNonNull(difference.base());
    }

    private static Side other(Difference difference) {
        return Objects.requireNonNull(difference.other());
    }
}
