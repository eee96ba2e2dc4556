package io.jishi.reconciliation.model;

import io.jishi.shared.code.Scheme;
import org.jspecify.annotations.Nullable;

/**
 * Which rows are reconciled.
 *
 * @param region clearing region: the pooling region of the insured
 * @param providerCode the institution
 * @param scheme the scheme; null for every one
 * @param clearingType stays or outpatient care; null for both
 * @param period the days
 * @param refunds with or without cancellations
 */
public record Selection(
        String region,
        String providerCode,
        @Nullable Scheme scheme,
        @Nullable ClearingType clearingType,
        Period period,
        RefundFilter refunds) {}
