package io.jishi.visit.model;

/**
 * What a hospital calls a visit; it survives all its retries.
 *
 * @param region pooling region of the insured
 * @param providerCode the provider
 * @param visitNumber the provider's own number
 */
public record VisitKey(String region, String providerCode, String visitNumber) {}
