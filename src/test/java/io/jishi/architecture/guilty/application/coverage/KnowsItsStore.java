package io.jishi.architecture.guilty.application.coverage;

import io.jishi.architecture.guilty.application.coverage.store.CoverageTable;

/** Guilty: a feature that uses its own adapter instead of its port. */
public final class KnowsItsStore {

    public int read(CoverageTable table) {
        return table.hashCode();
    }
}
