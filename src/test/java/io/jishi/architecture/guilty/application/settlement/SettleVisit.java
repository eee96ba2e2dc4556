package io.jishi.architecture.guilty.application.settlement;

import io.jishi.architecture.guilty.application.benefit.InnocentStep;
import io.jishi.architecture.guilty.application.coverage.CoverageDirectory;
import io.jishi.architecture.guilty.application.policy.PolicyBook;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/** Innocent: drives the other features through their ports. */
public final class SettleVisit {

    public Uni<Long> settle(CoverageDirectory coverage, PolicyBook policies, InnocentStep step, LocalDate day) {
        return coverage.categoryOf("person").map(category -> step.eligible(policies.inForce(day), day));
    }
}
