package io.jishi.architecture.guilty.application.coverage.model;

/** Innocent: a pure model. */
public record Coverage(String person, String category) {}
