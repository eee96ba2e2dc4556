package io.jishi.architecture.guilty.application.settlement;

import io.jishi.architecture.guilty.application.coverage.store.CoverageTable;

/** Guilty: goes round the port to another feature's store. */
public final class ReadsForeignTable {

    public int read(CoverageTable table) {
        return table.hashCode();
    }
}
