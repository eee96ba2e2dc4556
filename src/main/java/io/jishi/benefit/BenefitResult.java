package io.jishi.benefit;

import io.jishi.benefit.trace.TraceStep;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.function.Function;

/** The answer of the benefit core: settled, rejected for a named reason, or a human must look. */
public sealed interface BenefitResult {

    /**
     * The bill.
     *
     * @param amounts who pays what
     * @param change what the bill adds to the accumulators
     * @param paysNothing whether an assisted inpatient bears nothing (S2-05-1, S3-06-2b): a flag, never a change
     * @param trace the steps that computed it, in order
     */
    record Settled(BenefitAmounts amounts, YearToDate change, boolean paysNothing, List<TraceStep> trace)
            implements BenefitResult {}

    /**
     * No bill.
     *
     * @param reason why
     */
    record Rejected(Reason reason) implements BenefitResult {}

    /**
     * No bill, and the rules themselves need a look.
     *
     * @param reason why
     */
    record NeedsReview(Reason reason) implements BenefitResult {}

    /** One of three functions, by what this is. */
    default <T> T fold(
            Function<Settled, T> settled, Function<Rejected, T> rejected, Function<NeedsReview, T> needsReview) {
        if (this instanceof Settled bill) {
            return settled.apply(bill);
        }
        if (this instanceof Rejected rejection) {
            return rejected.apply(rejection);
        }
        return needsReview.apply((NeedsReview) this);
    }
}
