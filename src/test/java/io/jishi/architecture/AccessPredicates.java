package io.jishi.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/**
 * Calls and method references that make code impossible to replay: they read the clock, chance or the machine, or they
 * turn a binary fraction into a decimal.
 *
 * <p>The predicates look at accesses, not only at calls, so {@code Instant::now} is found as well as
 * {@code Instant.now()}.
 */
final class AccessPredicates {

    private static final Set<String> FACTORIES_OF_SYSTEM_CLOCKS =
            Set.of("system", "systemUTC", "systemDefaultZone", "tickMillis", "tickSeconds", "tickMinutes");
    private static final Set<String> SOURCES_OF_CHANCE =
            Set.of("java.util.Random", "java.util.SplittableRandom", "java.security.SecureRandom");
    private static final Set<String> FLOATING_POINT = Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private AccessPredicates() {}

    static DescribedPredicate<JavaAccess<?>> readsTheClock() {
        return describe("it reads the clock", access -> isClockReading(access.getTarget()));
    }

    static DescribedPredicate<JavaAccess<?>> readsClockChanceOrSurroundings() {
        return describe("it reads the clock, chance or the machine", access -> {
            AccessTarget target = access.getTarget();
            return isClockReading(target) || isClockOrMachine(target) || isChance(target);
        });
    }

    static DescribedPredicate<JavaAccess<?>> makesBigDecimalFromFloatingPoint() {
        return describe(
                "it makes a BigDecimal from floating point",
                access -> access.getTarget().getOwner().isEquivalentTo(java.math.BigDecimal.class)
                        && Set.of("<init>", "valueOf")
                                .contains(access.getTarget().getName())
                        && takesFloatingPoint(access.getTarget()));
    }

    /** True for the primitives, their boxes, arrays of them, and the JDK types made for them. */
    static boolean isFloatingPoint(JavaClass type) {
        String name = type.getBaseComponentType().getName();
        return FLOATING_POINT.contains(name) || name.matches("java\\.util\\.(\\w+\\.)?\\w*Double\\w*");
    }

    static boolean takesFloatingPoint(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit
                && codeUnit.getRawParameterTypes().stream().anyMatch(AccessPredicates::isFloatingPoint);
    }

    private static boolean isClockReading(AccessTarget target) {
        String owner = target.getOwner().getName();
        String name = target.getName();
        return (owner.startsWith("java.time.") && name.equals("now"))
                || (isClockType(owner) && FACTORIES_OF_SYSTEM_CLOCKS.contains(name))
                || (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date") && isConstructorWithoutParameters(target));
    }

    private static boolean isConstructorWithoutParameters(AccessTarget target) {
        return target instanceof CodeUnitAccessTarget codeUnit
                && codeUnit.getName().equals("<init>")
                && codeUnit.getRawParameterTypes().isEmpty();
    }

    private static boolean isClockOrMachine(AccessTarget target) {
        String owner = target.getOwner().getName();
        return isClockType(owner)
                || (owner.equals("java.lang.System") && !target.getName().equals("arraycopy"));
    }

    private static boolean isClockType(String owner) {
        return owner.equals("java.time.Clock") || owner.equals("java.time.InstantSource");
    }

    private static boolean isChance(AccessTarget target) {
        String owner = target.getOwner().getName();
        return SOURCES_OF_CHANCE.contains(owner)
                || (owner.equals("java.util.UUID") && target.getName().equals("randomUUID"))
                || (owner.equals("java.lang.Math") && target.getName().equals("random"))
                || (owner.equals("java.util.Collections") && target.getName().equals("shuffle"));
    }
}
