package io.jishi.settlement.model;

/**
 * The row that is locked first.
 *
 * @param region pooling region
 * @param personId the person
 */
public record PersonKey(String region, String personId) {}
