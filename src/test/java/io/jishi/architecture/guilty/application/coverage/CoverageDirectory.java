package io.jishi.architecture.guilty.application.coverage;

import io.smallrye.mutiny.Uni;

/** Innocent: a port. */
public interface CoverageDirectory {

    Uni<String> categoryOf(String person);
}
