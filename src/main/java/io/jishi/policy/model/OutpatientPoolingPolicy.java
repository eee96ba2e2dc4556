package io.jishi.policy.model;

import io.jishi.shared.money.Fen;

/**
 * Ordinary outpatient pooling.
 *
 * @param rates by class
 * @param dayCap most that is paid per visit and day
 * @param yearCap most that is paid in a benefit year
 */
public record OutpatientPoolingPolicy(Cited<OutpatientRates> rates, Cited<Fen> dayCap, Cited<Fen> yearCap) {}
