package io.jishi.load.core;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.source.LoadedPolicies;
import java.util.Optional;

/** The rules that the gateway ships. */
public final class Rules {

    private Rules() {}

    /** Read and checked. */
    public static PolicyBook shipped() {
        return new LoadedPolicies(Optional::empty).book();
    }
}
