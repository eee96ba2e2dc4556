package io.jishi.policy.model;

/**
 * A value with its legal basis.
 *
 * @param value the value
 * @param citation the basis
 */
public record Cited<T>(T value, Citation citation) {}
