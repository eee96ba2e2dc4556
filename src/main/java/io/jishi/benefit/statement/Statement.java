package io.jishi.benefit.statement;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.trace.TraceStep;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The single-bill statement (一单制, S0-07-4): all layers on one bill.
 *
 * @param settlementId the bill
 * @param visitNumber the provider's number of the visit
 * @param settledOn reference date
 * @param providerCode the provider
 * @param policyHash the package that computed it
 * @param undoneBy the row that undid the bill; null while it stands
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
        BenefitAmounts amounts,
        List<TraceStep> trace) {

    /** Copies its list. */
    public Statement {
        trace = List.copyOf(trace);
    }
}
