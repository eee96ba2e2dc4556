package io.jishi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import io.jishi.shared.Adapter;
import io.jishi.shared.Feature;
import io.jishi.shared.Platform;
import io.jishi.shared.PureCore;
import io.jishi.shared.Shared;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The words in which boundary rules select classes: by the marker of their package, by their place, or by the library
 * they belong to.
 */
final class BoundarySelection {

    static final List<Class<? extends Annotation>> MARKERS =
            List.of(PureCore.class, Feature.class, Adapter.class, Shared.class, Platform.class);

    /** Every package carries a marker, so every package depends on the place where the markers live. */
    private static final String MARKER_PACKAGE = PureCore.class.getPackageName();

    /** What the pure core may use of the JDK; java.util.concurrent and java.util.logging are left out on purpose. */
    private static final Set<String> JDK_OF_THE_PURE_CORE = Set.of(
            "java.lang",
            "java.lang.annotation",
            "java.math",
            "java.time",
            "java.time.chrono",
            "java.time.format",
            "java.time.temporal",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");

    private BoundarySelection() {}

    static boolean carries(JavaClass javaClass, Class<? extends Annotation> marker) {
        return javaClass.getPackage().isAnnotatedWith(marker);
    }

    static DescribedPredicate<JavaClass> markedAs(Class<? extends Annotation> marker) {
        return describe("are in a package marked @" + marker.getSimpleName(), javaClass -> carries(javaClass, marker));
    }

    static DescribedPredicate<JavaClass> placed(String root, String where, Predicate<Place> test) {
        return describe("are " + where, javaClass -> test.test(Place.of(root, javaClass)));
    }

    /** Classes whose full name is one of the given names or lies below it, whether it names a package or a class. */
    static DescribedPredicate<JavaClass> aLibrary(String name, String... prefixes) {
        return describe("belong to " + name, javaClass -> {
            String className = javaClass.getBaseComponentType().getName();
            return List.of(prefixes).stream().anyMatch(prefix -> isOrLiesBelow(className, prefix));
        });
    }

    static DescribedPredicate<JavaClass> allowedInThePureCore() {
        return describe("are values of the JDK, nullness annotations, or in pure or shared packages", javaClass -> {
            JavaClass component = javaClass.getBaseComponentType();
            String packageName = component.getPackageName();
            return component.isPrimitive()
                    || JDK_OF_THE_PURE_CORE.contains(packageName)
                    || packageName.equals(MARKER_PACKAGE)
                    || carries(component, PureCore.class)
                    || carries(component, Shared.class);
        });
    }

    private static boolean isOrLiesBelow(String className, String prefix) {
        return className.equals(prefix) || className.startsWith(prefix + ".") || className.startsWith(prefix + "$");
    }
}
