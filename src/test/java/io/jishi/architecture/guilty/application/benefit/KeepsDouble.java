package io.jishi.architecture.guilty.application.benefit;

/** Guilty: a component of a record in floating point. */
public record KeepsDouble(double rate) {}
