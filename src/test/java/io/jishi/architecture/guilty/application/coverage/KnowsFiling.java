package io.jishi.architecture.guilty.application.coverage;

import io.jishi.architecture.guilty.application.filing.FilingDirectory;

/** Guilty: one registry that uses its neighbour. */
public final class KnowsFiling {

    public boolean needsReferral(FilingDirectory filings) {
        return filings.hasReferral("person");
    }
}
