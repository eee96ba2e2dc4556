package io.jishi.settlement.visit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.Set;

/** Settings of visits that are reported step by step. */
@ConfigMapping(prefix = "jishi.visit")
public interface VisitConfiguration {

    /**
     * Pooling regions that settle a stay before its discharge is reported, and take the discharge afterwards. Elsewhere
     * the discharge comes first.
     */
    Optional<Set<String>> settleBeforeDischarge();

    /** Most fee lines in force on one visit. */
    @WithDefault("20000")
    int linesMaximum();
}
