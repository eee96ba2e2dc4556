package io.jishi.settlement.model;

/**
 * The live bill of a visit.
 *
 * @param settlementId its id
 * @param fingerprint what it was made from
 */
public record LiveSettlement(String settlementId, String fingerprint) {}
