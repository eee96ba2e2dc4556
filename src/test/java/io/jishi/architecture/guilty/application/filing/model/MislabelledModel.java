package io.jishi.architecture.guilty.application.filing.model;

/** Guilty: a model in a package that is marked as a feature. */
public record MislabelledModel(String person) {}
