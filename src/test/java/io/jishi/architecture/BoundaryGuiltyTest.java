package io.jishi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Proves that every boundary rule can fail.
 *
 * <p>The package {@code guilty.application} imitates the gateway with innocent and guilty classes; {@code
 * guilty.circle} has two packages that need each other. Each rule must accuse exactly the classes listed for it: one
 * that is missing means the rule checks less than it says, one too many means it refuses good code. No fixture carries
 * an annotation that makes Quarkus find it, such as Path or Entity, because tests of the application see these classes
 * as well.
 */
class BoundaryGuiltyTest {

    private static final String APPLICATION = "io.jishi.architecture.guilty.application";
    private static final String CIRCLE = "io.jishi.architecture.guilty.circle";
    private static final Map<String, JavaClasses> FIXTURES = Map.of(
            APPLICATION, new ClassFileImporter().importPackages(APPLICATION),
            CIRCLE, new ClassFileImporter().importPackages(CIRCLE));
    private static final Pattern FIXTURE_CLASS =
            Pattern.compile("io\\.jishi\\.architecture\\.guilty(?:\\.[a-z]+)+\\.([A-Z]\\w*)");

    /** One rule and the simple names of the classes it must accuse. */
    private record Proof(String sentence, String root, ArchRule rule, Set<String> guilty) {}

    @TestFactory
    Stream<DynamicTest> everyRuleAccusesItsGuiltyClassesAndNoOther() {
        return proofs().map(proof -> dynamicTest(proof.sentence(), () -> {
            JavaClasses fixture = Objects.requireNonNull(FIXTURES.get(proof.root()));
            assertEquals(new TreeSet<>(proof.guilty()), accused(proof.rule(), fixture));
            assertThrows(AssertionError.class, () -> proof.rule().check(fixture));
        }));
    }

    @Test
    void everyRuleHasAProof() {
        List<String> rules = Stream.concat(
                        BoundaryRules.all(APPLICATION).stream().filter(rule -> !isAboutCycles(rule)),
                        BoundaryRules.all(CIRCLE).stream().filter(BoundaryGuiltyTest::isAboutCycles))
                .map(ArchRule::getDescription)
                .sorted()
                .toList();
        assertEquals(
                rules,
                proofs().map(proof -> proof.rule().getDescription()).sorted().toList());
    }

    @Test
    void everyRuleGivesItsReason() {
        for (ArchRule rule : BoundaryRules.all(APPLICATION)) {
            assertTrue(rule.getDescription().contains(", because "), rule.getDescription());
        }
    }

    @Test
    void ruleThatSelectsNothingFails() {
        JavaClasses nothing = new ClassFileImporter().importPackages("io.jishi.nowhere");
        for (ArchRule rule : BoundaryRules.all("io.jishi.nowhere")) {
            assertThrows(AssertionError.class, () -> rule.check(nothing), rule.getDescription());
        }
    }

    @Test
    void emptySelectionIsNotSwitchedToSuccess() {
        assertEquals("true", ArchConfiguration.get().getPropertyOrDefault("archRule.failOnEmptyShould", "true"));
    }

    private static Stream<Proof> proofs() {
        return Stream.of(proofsOfThePackageLayout(), proofsOfThePureCore(), proofsOfTheLibraries())
                .flatMap(proofs -> proofs);
    }

    private static Stream<Proof> proofsOfThePackageLayout() {
        return Stream.of(
                proof(
                        "packageWithoutMarkerOrWithTwoIsRefused",
                        BoundaryRules.everyPackageCarriesOneMarker(),
                        "UnmarkedLedger",
                        "TwiceMarkedProvider"),
                proof(
                        "modelMarkedAsFeatureIsRefused",
                        BoundaryRules.markersFitTheirPlace(APPLICATION),
                        "MislabelledModel"),
                proof(
                        "packageUnknownToTheTableIsRefused",
                        BoundaryRules.everyTopLevelPackageHasARow(APPLICATION),
                        "WithoutRow"),
                proof(
                        "dependencyOutsideTheTableIsRefused",
                        BoundaryRules.packagesKeepToTheDependencyTable(APPLICATION),
                        "AsksCoverage",
                        "ConsultsPolicyBook",
                        "ComputesBenefit",
                        "KnowsFeature",
                        "KnowsFiling",
                        "KnowsItsPort",
                        "KnowsItsStore",
                        "KnowsPlatform",
                        "ReadsForeignCache",
                        "ReadsForeignTable",
                        "UsesPlatform"),
                new Proof(
                        "circleOfPackagesIsRefused",
                        CIRCLE,
                        BoundaryRules.topLevelPackagesAreFreeOfCycles(CIRCLE),
                        Set.of("KnowsCoverage", "KnowsSettlement")),
                proof(
                        "useOfAForeignStoreOrCacheIsRefused",
                        BoundaryRules.storesAndCachesStayInsideTheirFeature(APPLICATION),
                        "ReadsForeignCache",
                        "ReadsForeignTable"));
    }

    private static Stream<Proof> proofsOfThePureCore() {
        return Stream.of(
                proof(
                        "impureDependencyOfThePureCoreIsRefused",
                        BoundaryRules.pureCoreDependsOnPurePackagesOnly(),
                        "AsksCoverage",
                        "KnowsItsPort",
                        "LogsItsWork",
                        "ParsesJson",
                        "PromisesCategory",
                        "ReturnsUni"),
                proof(
                        "frameworkInThePureCoreIsRefused",
                        BoundaryRules.pureCoreUsesNoFramework(),
                        "LogsBySystemLogger",
                        "LogsItsWork",
                        "ParsesJson",
                        "PromisesCategory",
                        "ReturnsUni"),
                proof(
                        "floatingPointInThePureCoreIsRefused",
                        BoundaryRules.pureCoreIsFreeOfFloatingPoint(),
                        "KeepsDouble",
                        "MakesBigDecimalByReference",
                        "MakesBigDecimalFromDouble",
                        "PassesThroughDouble",
                        "ReturnsDoubles",
                        "TakesFloat"),
                proof(
                        "clockOrChanceInThePureCoreIsRefused",
                        BoundaryRules.pureCoreReadsNeitherClockNorChance(),
                        "AsksInjectedClock",
                        "ReadsClock",
                        "ReadsClockByReference",
                        "RollsDice"));
    }

    private static Stream<Proof> proofsOfTheLibraries() {
        return Stream.of(
                proof(
                        "reactiveModelIsRefused",
                        BoundaryRules.modelsAndPureCoreAreSynchronous(APPLICATION),
                        "PromisesCategory",
                        "ReturnsUni"),
                proof(
                        "bigDecimalFromFloatingPointIsRefused",
                        BoundaryRules.bigDecimalsNeverComeFromFloatingPoint(),
                        "MakesBigDecimalByReference",
                        "MakesBigDecimalFromDouble"),
                proof(
                        "restInAUseCaseIsRefused",
                        BoundaryRules.restStaysInTheEntrances(APPLICATION),
                        "AnswersHttp",
                        "NamesPathParameter"),
                proof(
                        "hibernateInAUseCaseIsRefused",
                        BoundaryRules.hibernateStaysInStores(APPLICATION),
                        "HoldsPersistence",
                        "HoldsSession"),
                proof(
                        "sqlInAUseCaseIsRefused",
                        BoundaryRules.sqlClientsStayInStoresAndPlatform(APPLICATION),
                        "RunsSql"),
                proof(
                        "redisInAUseCaseIsRefused",
                        BoundaryRules.redisStaysInCachesAndItsPlatformPackage(APPLICATION),
                        "HoldsRedis",
                        "SendsRedisCommand"),
                proof(
                        "clockOutsidePlatformIsRefused",
                        BoundaryRules.clockIsReadInPlatformOnly(),
                        "ReadsClock",
                        "ReadsClockByReference",
                        "StampsItself"));
    }

    private static Proof proof(String sentence, ArchRule rule, String... guilty) {
        return new Proof(sentence, APPLICATION, rule, Set.of(guilty));
    }

    private static boolean isAboutCycles(ArchRule rule) {
        return rule.getDescription().contains("free of cycles");
    }

    /** Every line of a report names the guilty class first. */
    private static Set<String> accused(ArchRule rule, JavaClasses fixture) {
        return rule.evaluate(fixture).getFailureReport().getDetails().stream()
                .flatMap(String::lines)
                .map(FIXTURE_CLASS::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
