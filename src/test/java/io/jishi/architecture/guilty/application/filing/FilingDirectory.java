package io.jishi.architecture.guilty.application.filing;

/** Innocent: a port. */
public interface FilingDirectory {

    boolean hasReferral(String person);
}
