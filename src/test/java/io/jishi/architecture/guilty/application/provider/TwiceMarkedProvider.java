package io.jishi.architecture.guilty.application.provider;

/** Guilty: lives in a package with two markers. */
public record TwiceMarkedProvider(String name) {}
