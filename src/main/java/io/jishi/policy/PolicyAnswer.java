package io.jishi.policy;

import io.jishi.policy.model.PolicyVersion;
import io.jishi.shared.reason.Reason;
import java.util.function.Function;

/** What {@link PolicyBook#inForce} says: a version, or the name of what is missing. */
public sealed interface PolicyAnswer {

    /**
     * These rules hold.
     *
     * @param version the version in force
     */
    record InForce(PolicyVersion version) implements PolicyAnswer {}

    /**
     * No rules hold.
     *
     * @param reason why
     */
    record Missing(Reason reason) implements PolicyAnswer {}

    /** One of two functions, by what this is. */
    default <T> T fold(Function<PolicyVersion, T> inForce, Function<Reason, T> missing) {
        if (this instanceof InForce answer) {
            return inForce.apply(answer.version());
        }
        return missing.apply(((Missing) this).reason());
    }
}
