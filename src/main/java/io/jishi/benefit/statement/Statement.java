package io.jishi.benefit.statement;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.trace.TraceStep;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single-bill statement (一单制, S0-07-4): all layers on one bill, or what a supplement adds to one.
 *
 * @param settlementId the bill or supplement
 * @param visitNumber the provider's number of the visit
 * @param settledOn reference date
 * @param providerCode the provider
 * @param policyHash the package that computed it
 * @param undoneBy the row that undid the bill; null while it stands
 * @param supplementTo the bill that this is a supplement to; null for a bill
 * @param amounts who pays what
 * @param trace how it was computed
 */
public record Statement(
        String settlementId,
        String visitNumber,
        LocalDate settledOn,
        String providerCode,
        String policyHash,
        @Nullable String undoneBy,
        @Nullable String supplementTo,
        BenefitAmounts amounts,
        List<TraceStep> trace) {

    /** Copies its list. */
    public Statement {
        trace = List.copyOf(trace);
    }
}
