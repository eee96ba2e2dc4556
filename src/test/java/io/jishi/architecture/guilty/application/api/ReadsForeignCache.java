package io.jishi.architecture.guilty.application.api;

import io.jishi.architecture.guilty.application.coverage.cache.CoverageCache;

/** Guilty: an entrance that reads a cache. */
public final class ReadsForeignCache {

    public int read(CoverageCache[] caches) {
        return caches[0].hashCode();
    }
}
