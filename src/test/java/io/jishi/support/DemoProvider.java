package io.jishi.support;

/**
 * A provider of the demo; its institution has the same code.
 *
 * @param code 12 characters: H, the place, a number
 * @param treatmentRegion the place in which the provider stands
 * @param apiKey the institution's key; the database holds only its SHA-256
 */
public record DemoProvider(String code, String treatmentRegion, String apiKey) {}
