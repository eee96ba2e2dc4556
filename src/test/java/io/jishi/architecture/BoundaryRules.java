package io.jishi.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static io.jishi.architecture.BoundarySelection.aLibrary;
import static io.jishi.architecture.BoundarySelection.allowedInThePureCore;
import static io.jishi.architecture.BoundarySelection.markedAs;
import static io.jishi.architecture.BoundarySelection.placed;

import com.tngtech.archunit.lang.ArchRule;
import io.jishi.shared.Platform;
import io.jishi.shared.PureCore;
import java.util.List;

/**
 * The boundary rules, each made for a root package, so that the same rule runs on {@code io.jishi} and on the guilty
 * fixtures that prove it.
 *
 * <p>Rules select by the marker of the package or by a folder name below the top level, never by a list of features: a
 * new package is covered without an edit. Only {@link DependencyTable} names the features. A rule added to {@link #all}
 * runs by itself, and the guilty test refuses it until it has a proof.
 */
final class BoundaryRules {

    private BoundaryRules() {}

    static List<ArchRule> all(String root) {
        return List.of(
                everyPackageCarriesOneMarker(),
                markersFitTheirPlace(root),
                everyTopLevelPackageHasARow(root),
                packagesKeepToTheDependencyTable(root),
                topLevelPackagesAreFreeOfCycles(root),
                storesAndCachesStayInsideTheirFeature(root),
                pureCoreDependsOnPurePackagesOnly(),
                pureCoreUsesNoFramework(),
                pureCoreIsFreeOfFloatingPoint(),
                pureCoreReadsNeitherClockNorChance(),
                bigDecimalsNeverComeFromFloatingPoint(),
                modelsAndPureCoreAreSynchronous(root),
                restStaysInTheEntrances(root),
                hibernateStaysInStores(root),
                sqlClientsStayInStoresAndPlatform(root),
                redisStaysInCachesAndItsPlatformPackage(root),
                clockIsReadInPlatformOnly());
    }

    static ArchRule everyPackageCarriesOneMarker() {
        return classes()
                .should(BoundaryConditions.liveInAPackageWithOneMarker())
                .because("the other rules select packages by marker: without one, a package is checked by nothing");
    }

    static ArchRule markersFitTheirPlace(String root) {
        return classes()
                .should(BoundaryConditions.carryTheMarkerOfTheirPlace(root))
                .because("a model marked as a feature would escape the rules of the pure core");
    }

    static ArchRule everyTopLevelPackageHasARow(String root) {
        return classes()
                .should(BoundaryConditions.haveARowInTheTable(root))
                .because("a package that the dependency table does not know has no boundary");
    }

    static ArchRule packagesKeepToTheDependencyTable(String root) {
        return classes()
                .should(BoundaryConditions.useOnlyWhatTheTablePermits(root))
                .because("the table is the architecture: a reader may trust that nothing goes round it");
    }

    static ArchRule topLevelPackagesAreFreeOfCycles(String root) {
        return slices().matching(root + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages in a circle can be neither read, tested nor replaced one by one");
    }

    static ArchRule storesAndCachesStayInsideTheirFeature(String root) {
        return classes()
                .should(BoundaryConditions.leaveForeignAdaptersAlone(root))
                .because("tables and keys belong to one feature; others ask its port and see no stale or half row");
    }

    static ArchRule pureCoreDependsOnPurePackagesOnly() {
        return classes()
                .that(markedAs(PureCore.class))
                .should()
                .onlyDependOnClassesThat(allowedInThePureCore())
                .because("a result must replay to the same fen from its stored input alone");
    }

    static ArchRule pureCoreUsesNoFramework() {
        return noClasses()
                .that(markedAs(PureCore.class))
                .should()
                .dependOnClassesThat(aLibrary(
                        "Mutiny, Jackson or logging",
                        "io.smallrye.mutiny",
                        "com.fasterxml.jackson",
                        "tools.jackson",
                        "org.slf4j",
                        "org.jboss.logging",
                        "io.quarkus.logging",
                        "java.util.logging",
                        "java.lang.System$Logger"))
                .because("the arithmetic explains itself by its trace and is read by people who know no framework");
    }

    static ArchRule pureCoreIsFreeOfFloatingPoint() {
        return classes()
                .that(markedAs(PureCore.class))
                .should(BoundaryConditions.useNoFloatingPoint())
                .because(
                        "money is whole fen and rates are exact: a binary fraction turns equal sums into unequal ones");
    }

    static ArchRule pureCoreReadsNeitherClockNorChance() {
        return noClasses()
                .that(markedAs(PureCore.class))
                .should()
                .accessTargetWhere(AccessPredicates.readsClockChanceOrSurroundings())
                .because("time and chance enter as parameters; otherwise a stored input cannot be replayed");
    }

    static ArchRule bigDecimalsNeverComeFromFloatingPoint() {
        return noClasses()
                .should()
                .accessTargetWhere(AccessPredicates.makesBigDecimalFromFloatingPoint())
                .because("new BigDecimal(0.1) is not 0.1");
    }

    static ArchRule modelsAndPureCoreAreSynchronous(String root) {
        return noClasses()
                .that(markedAs(PureCore.class).or(placed(root, "in a model package", Place::isModel)))
                .should()
                .dependOnClassesThat(aLibrary("Uni, Multi or futures", "io.smallrye.mutiny", "java.util.concurrent"))
                .because("reactive code moves data; values and arithmetic are there or they are not");
    }

    static ArchRule restStaysInTheEntrances(String root) {
        return noClasses()
                .that(placed(
                        root,
                        "outside api and nhsa",
                        place -> !List.of("api", "nhsa").contains(place.topLevel())))
                .should()
                .dependOnClassesThat(aLibrary("REST", "jakarta.ws.rs", "org.jboss.resteasy", "io.quarkus.rest"))
                .because("a use case serves two interfaces and must not know which one called");
    }

    static ArchRule hibernateStaysInStores(String root) {
        return noClasses()
                .that(placed(root, "outside store", place -> !place.hasFolder("store")))
                .should()
                .dependOnClassesThat(
                        aLibrary("Hibernate", "org.hibernate", "jakarta.persistence", "io.quarkus.hibernate"))
                .because("entities are rows: beyond the store they would carry sessions and lazy loading along");
    }

    static ArchRule sqlClientsStayInStoresAndPlatform(String root) {
        return noClasses()
                .that(placed(
                        root,
                        "outside store and platform",
                        place -> !place.hasFolder("store") && !place.isWithin("platform")))
                .should()
                .dependOnClassesThat(aLibrary(
                        "SQL",
                        "io.vertx.sqlclient",
                        "io.vertx.pgclient",
                        "io.vertx.mutiny.sqlclient",
                        "io.vertx.mutiny.pgclient",
                        "java.sql",
                        "javax.sql"))
                .because("a statement outside the store is a second owner of the table");
    }

    static ArchRule redisStaysInCachesAndItsPlatformPackage(String root) {
        return noClasses()
                .that(placed(
                        root,
                        "outside cache and platform.redis",
                        place -> !place.hasFolder("cache") && !place.isWithin("platform.redis")))
                .should()
                .dependOnClassesThat(aLibrary("Redis", "io.vertx.redis", "io.vertx.mutiny.redis", "io.quarkus.redis"))
                .because("Redis serves reads: a use case that can reach it will one day decide on a stale value");
    }

    static ArchRule clockIsReadInPlatformOnly() {
        return noClasses()
                .that(markedAs(Platform.class).negate().as("are outside platform"))
                .should()
                .accessTargetWhere(AccessPredicates.readsTheClock())
                .because("time enters as a parameter, so that a test and a replay can choose it");
    }
}
