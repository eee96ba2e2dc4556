package io.jishi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the packages of the gateway to their boundaries.
 *
 * <p>The rules are in {@link BoundaryRules}; {@link BoundaryGuiltyTest} proves that each of them refuses what it
 * should. Packages that do not exist yet need no exception, since rules select from the packages that were found.
 * What may not happen is that a package silently leaves the rules: {@link #everyRowOfTheTableHasItsPackage} fails
 * when one is renamed.
 */
class BoundaryTest {

    private static final String ROOT = "io.jishi";

    private static final JavaClasses GATEWAY = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyBoundaryHolds() {
        return BoundaryRules.all(ROOT).stream()
                .map(rule -> dynamicTest(rule.getDescription(), () -> rule.check(GATEWAY)));
    }

    @Test
    void everyRowOfTheTableHasItsPackage() {
        Set<String> missing = new TreeSet<>(DependencyTable.topLevels());
        missing.removeAll(packagesWithClasses());
        assertEquals(
                new TreeSet<>(DependencyTable.PLANNED),
                missing,
                "Packages of the table without a class must be exactly those of DependencyTable.PLANNED."
                        + " Was a package renamed, or a planned one begun?");
    }

    @Test
    void plannedPackagesHaveARow() {
        assertTrue(DependencyTable.topLevels().containsAll(DependencyTable.PLANNED));
    }

    @Test
    void testsAreNotJudgedAsPartOfTheGateway() {
        assertFalse(GATEWAY.contain(BoundaryTest.class));
    }

    private static Set<String> packagesWithClasses() {
        return GATEWAY.stream()
                .filter(javaClass -> !javaClass.getSimpleName().equals("package-info"))
                .map(javaClass -> Place.of(ROOT, javaClass).topLevel())
                .collect(Collectors.toSet());
    }
}
