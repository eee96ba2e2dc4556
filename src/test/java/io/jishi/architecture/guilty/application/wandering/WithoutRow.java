package io.jishi.architecture.guilty.application.wandering;

/** Guilty: lives in a package that the dependency table does not know. */
public record WithoutRow(String name) {}
