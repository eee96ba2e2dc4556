package io.jishi.architecture;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.jishi.shared.Adapter;
import io.jishi.shared.Feature;
import io.jishi.shared.Platform;
import io.jishi.shared.PureCore;
import io.jishi.shared.Shared;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What boundary rules demand of a class where ArchUnit has no word for it. Each condition is a function from a class to
 * its violations, and each violation begins with the class that is guilty.
 */
final class BoundaryConditions {

    private BoundaryConditions() {}

    static ArchCondition<JavaClass> liveInAPackageWithOneMarker() {
        return condition("live in a package whose package-info carries exactly one marker", javaClass -> {
            long markers = BoundarySelection.MARKERS.stream()
                    .filter(marker -> BoundarySelection.carries(javaClass, marker))
                    .count();
            return markers == 1
                    ? Stream.empty()
                    : Stream.of("Class <%s> is in a package with %d markers".formatted(javaClass.getName(), markers));
        });
    }

    static ArchCondition<JavaClass> carryTheMarkerOfTheirPlace(String root) {
        return condition("carry the marker that fits their place", javaClass -> {
            Place place = Place.of(root, javaClass);
            return BoundarySelection.MARKERS.stream()
                    .filter(marker -> BoundarySelection.carries(javaClass, marker))
                    .filter(marker -> !fits(marker, place))
                    .map(marker -> "Class <%s> is in a package marked @%s, which does not fit %s"
                            .formatted(javaClass.getName(), marker.getSimpleName(), place.path()));
        });
    }

    static ArchCondition<JavaClass> haveARowInTheTable(String root) {
        return condition("have a row in the dependency table", javaClass -> {
            String topLevel = Place.of(root, javaClass).topLevel();
            return DependencyTable.topLevels().contains(topLevel)
                    ? Stream.empty()
                    : Stream.of("Class <%s> is in <%s>, which has no row".formatted(javaClass.getName(), topLevel));
        });
    }

    static ArchCondition<JavaClass> useOnlyWhatTheTablePermits(String root) {
        return condition("use only what the dependency table permits", javaClass -> {
            Place origin = Place.of(root, javaClass);
            return dependenciesBelow(root, javaClass)
                    .filter(dependency -> !DependencyTable.permits(origin, Place.of(root, component(dependency))))
                    .map(dependency ->
                            "%s although %s".formatted(dependency.getDescription(), DependencyTable.reasonFor(origin)));
        });
    }

    static ArchCondition<JavaClass> leaveForeignAdaptersAlone(String root) {
        return condition("leave the store and cache of other packages alone", javaClass -> {
            String ownTopLevel = Place.of(root, javaClass).topLevel();
            return dependenciesBelow(root, javaClass)
                    .filter(dependency -> {
                        Place target = Place.of(root, component(dependency));
                        return target.isAdapter() && !target.topLevel().equals(ownTopLevel);
                    })
                    .map(Dependency::getDescription);
        });
    }

    /** Looks at fields, parameters and return types with their type arguments, and at every call and its result. */
    static ArchCondition<JavaClass> useNoFloatingPoint() {
        return condition("use neither double nor float", javaClass -> {
            Stream<String> members = javaClass.getMembers().stream()
                    .filter(BoundaryConditions::declaresFloatingPoint)
                    .map(member -> "%s declares floating point".formatted(member.getDescription()));
            Stream<String> calls = javaClass.getAccessesFromSelf().stream()
                    .filter(BoundaryConditions::handlesFloatingPoint)
                    .map(access -> "%s, which handles floating point".formatted(access.getDescription()));
            return Stream.concat(members, calls);
        });
    }

    private static boolean declaresFloatingPoint(JavaMember member) {
        return member.getAllInvolvedRawTypes().stream().anyMatch(AccessPredicates::isFloatingPoint);
    }

    private static boolean handlesFloatingPoint(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget codeUnit
                && (AccessPredicates.takesFloatingPoint(codeUnit)
                        || AccessPredicates.isFloatingPoint(codeUnit.getRawReturnType()));
    }

    private static boolean fits(Class<? extends Annotation> marker, Place place) {
        if (place.isWithin("platform") || place.isWithin("shared")) {
            return marker == (place.isWithin("platform") ? Platform.class : Shared.class);
        }
        if (place.isAdapter() || List.of("api", "nhsa", "command").contains(place.topLevel())) {
            return marker == Adapter.class;
        }
        if (place.isWithin("policy.archive")) {
            return marker == Feature.class;
        }
        if (place.isModel() || List.of("benefit", "policy").contains(place.topLevel())) {
            return marker == PureCore.class;
        }
        return marker != Platform.class && marker != Shared.class;
    }

    private static Stream<Dependency> dependenciesBelow(String root, JavaClass javaClass) {
        return javaClass.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> Place.isBelow(root, component(dependency)));
    }

    private static JavaClass component(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }

    private static ArchCondition<JavaClass> condition(
            String description, Function<JavaClass, Stream<String>> violations) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass javaClass, ConditionEvents events) {
                violations
                        .apply(javaClass)
                        .forEach(message -> events.add(SimpleConditionEvent.violated(javaClass, message)));
            }
        };
    }
}
