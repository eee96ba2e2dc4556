package io.jishi.benefit;

import io.jishi.policy.model.PolicyVersion;
import io.jishi.shared.reason.Reason;
import org.jspecify.annotations.Nullable;

/**
 * The entry of the benefit core: facts, policy and accumulators in, amounts and trace out. Pure: the same input
 * gives the same fen for ever, and nothing is read, written, logged or awaited.
 */
public final class BenefitCalculator {

    private BenefitCalculator() {}

    /**
     * Computes one bill.
     *
     * @param policy the version in force on the reference date
     * @param facts the bill
     * @param before the accumulators before it
     * @return the bill, or the first that applies of CARE_TYPE_NOT_SERVED, FEES_INCONSISTENT, TERMS_NOT_RESOLVABLE
     * @throws IllegalStateException if an identity of the bill does not hold, which no input should achieve
     */
    public static BenefitResult compute(PolicyVersion policy, BenefitFacts facts, YearToDate before) {
        return compute(policy, facts, before, null);
    }

    /**
     * Computes a bill again for a supplement.
     *
     * @param before the accumulators: of every limit what others use of it
     * @param kept what has been paid on the bill; no limit leaves a layer less than that
     * @return as for a bill
     */
    public static BenefitResult computeAgain(
            PolicyVersion policy, BenefitFacts facts, YearToDate before, BenefitAmounts kept) {
        return compute(policy, facts, before, kept);
    }

    private static BenefitResult compute(
            PolicyVersion policy, BenefitFacts facts, YearToDate before, @Nullable BenefitAmounts kept) {
        if (!serves(policy, facts)) {
            return new BenefitResult.Rejected(Reason.CARE_TYPE_NOT_SERVED);
        }
        if (!facts.fees().isConsistent()) {
            return new BenefitResult.Rejected(Reason.FEES_INCONSISTENT);
        }
        return switch (facts.careType()) {
            case INPATIENT -> InpatientBill.compute(policy, facts, before, kept);
            case OUTPATIENT, OUTPATIENT_TWO_DISEASE, OUTPATIENT_CHRONIC ->
                OutpatientBill.compute(policy, facts, before);
        };
    }

    private static boolean serves(PolicyVersion policy, BenefitFacts facts) {
        return switch (facts.careType()) {
            case INPATIENT -> policy.inpatient() != null;
            case OUTPATIENT -> policy.outpatientPooling() != null;
            case OUTPATIENT_TWO_DISEASE -> policy.twoDisease() != null;
            case OUTPATIENT_CHRONIC -> policy.chronic() != null;
        };
    }
}
