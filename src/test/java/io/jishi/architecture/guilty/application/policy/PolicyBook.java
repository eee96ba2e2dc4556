package io.jishi.architecture.guilty.application.policy;

import io.jishi.architecture.guilty.application.policy.model.DeductibleStandard;
import java.time.LocalDate;

/** Innocent: the pure selection of rules. */
public final class PolicyBook {

    public DeductibleStandard inForce(LocalDate day) {
        return new DeductibleStandard(120_000, day);
    }
}
