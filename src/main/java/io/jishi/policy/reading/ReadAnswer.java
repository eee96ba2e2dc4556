package io.jishi.policy.reading;

import io.jishi.shared.reason.Reason;
import java.util.function.Function;

/** What {@link PolicyReading#read} says: the rules, or the name of what is missing. */
public sealed interface ReadAnswer {

    /**
     * These rules hold.
     *
     * @param rules the rules
     */
    record Found(RulesInForce rules) implements ReadAnswer {}

    /**
     * No rules hold.
     *
     * @param reason why
     */
    record Missing(Reason reason) implements ReadAnswer {}

    /** One of two functions, by what this is. */
    default <T> T fold(Function<RulesInForce, T> found, Function<Reason, T> missing) {
        if (this instanceof Found answer) {
            return found.apply(answer.rules());
        }
        return missing.apply(((Missing) this).reason());
    }
}
