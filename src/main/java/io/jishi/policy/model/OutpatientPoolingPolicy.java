package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import org.jspecify.annotations.Nullable;

/**
 * Ordinary outpatient pooling.
 *
 * @param rates by class
 * @param dayCap most that is paid per visit and day
 * @param yearCap most that is paid in a benefit year
 * @param visitCap most that is paid for one visit, by provider; null where there is no such cap
 */
public record OutpatientPoolingPolicy(
        Cited<OutpatientRates> rates,
        Cited<Fen> dayCap,
        Cited<Fen> yearCap,
        @Nullable RuleTable<Fen> visitCap) {}
