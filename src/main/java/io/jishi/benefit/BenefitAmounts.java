package io.jishi.benefit;

import io.jishi.shared.money.Fen;

/**
 * Who pays what on one bill, or what a supplement adds to one. The two identities of the calculation rules, section 1,
 * are checked here, on every bill that is ever computed: an impossible bill cannot exist.
 *
 * <p>A supplement has no expense of its own: its total is zero, funds pay, and the patient gets back what they pay.
 * The form says which of the two rules holds, so that a bill cannot pass for a supplement.
 *
 * @param total the medical expense
 * @param nonCovered part of it outside the catalogue
 * @param overLimit part of it above price limits
 * @param upfrontSelfPay part of it that is taken first
 * @param eligible the rest, the base of every layer
 * @param deductible applied to this bill
 * @param poolingFund paid by the pooling fund
 * @param unreferredReduction lost for want of a filing; borne by the patient and inside {@code outOfPocket}
 * @param criticalIllnessBase this bill's part of the cumulative base
 * @param criticalIllness paid by critical illness insurance
 * @param extras paid by extra layers
 * @param medicalAssistance paid by medical assistance
 * @param additionalAssistance paid by additional assistance
 * @param hospitalBorne borne by the hospital
 * @param personalAccount paid from the personal account
 * @param cash paid in cash; below zero what is given back
 * @param form of a bill or of a supplement
 */
public record BenefitAmounts(
        Fen total,
        Fen nonCovered,
        Fen overLimit,
        Fen upfrontSelfPay,
        Fen eligible,
        Fen deductible,
        Fen poolingFund,
        Fen unreferredReduction,
        Fen criticalIllnessBase,
        Fen criticalIllness,
        Fen extras,
        Fen medicalAssistance,
        Fen additionalAssistance,
        Fen hospitalBorne,
        Fen personalAccount,
        Fen cash,
        Form form) {

    /** What the amounts are of. */
    public enum Form {
        /** A bill, or the negative twin that undoes it. */
        BILL,
        /** A supplement to a bill, or the negative twin that undoes it. */
        SUPPLEMENT
    }

    /** Refuses a bill whose parts do not add up, and signs that the form rules out. */
    public BenefitAmounts {
        if (!total.equals(nonCovered.plus(overLimit).plus(upfrontSelfPay).plus(eligible))) {
            throw new IllegalStateException("the parts of the expense do not add up to its total");
        }
        Fen funds = poolingFund
                .plus(criticalIllness)
                .plus(extras)
                .plus(medicalAssistance)
                .plus(additionalAssistance);
        if (!total.equals(funds.plus(hospitalBorne).plus(personalAccount).plus(cash))) {
            throw new IllegalStateException("what is paid does not add up to the total");
        }
        if (form == Form.BILL) {
            int sign = total.isNegative() ? -1 : 1;
            requireSide(sign, nonCovered, overLimit, upfrontSelfPay, eligible, deductible, poolingFund);
            requireSide(sign, unreferredReduction, criticalIllnessBase, criticalIllness, extras);
            requireSide(sign, medicalAssistance, additionalAssistance, hospitalBorne, personalAccount, cash);
        } else {
            int sign = funds.isNegative() ? -1 : 1;
            requireSide(sign, poolingFund, criticalIllness, extras, medicalAssistance, additionalAssistance);
            requireSide(-sign, personalAccount, cash);
            requireZero(total, nonCovered, overLimit, upfrontSelfPay, eligible, hospitalBorne);
            requireMoved(funds, poolingFund, deductible, unreferredReduction, criticalIllnessBase);
        }
    }

    /** The amounts of a bill. */
    public BenefitAmounts(
            Fen total,
            Fen nonCovered,
            Fen overLimit,
            Fen upfrontSelfPay,
            Fen eligible,
            Fen deductible,
            Fen poolingFund,
            Fen unreferredReduction,
            Fen criticalIllnessBase,
            Fen criticalIllness,
            Fen extras,
            Fen medicalAssistance,
            Fen additionalAssistance,
            Fen hospitalBorne,
            Fen personalAccount,
            Fen cash) {
        this(
                total,
                nonCovered,
                overLimit,
                upfrontSelfPay,
                eligible,
                deductible,
                poolingFund,
                unreferredReduction,
                criticalIllnessBase,
                criticalIllness,
                extras,
                medicalAssistance,
                additionalAssistance,
                hospitalBorne,
                personalAccount,
                cash,
                Form.BILL);
    }

    private static void requireSide(int sign, Fen... parts) {
        for (Fen part : parts) {
            if (part.value() * sign < 0) {
                throw new IllegalStateException("a part of a bill lies on the other side of zero than its total");
            }
        }
    }

    private static void requireZero(Fen... parts) {
        for (Fen part : parts) {
            if (!part.isZero()) {
                throw new IllegalStateException("a supplement has no expense of its own");
            }
        }
    }

    /** Something is paid; and the deductible, the reduction and the base move with the pooling fund or not at all. */
    private static void requireMoved(Fen funds, Fen poolingFund, Fen deductible, Fen reduction, Fen base) {
        boolean still = deductible.isZero() && reduction.isZero() && base.isZero();
        if (funds.isZero() || (poolingFund.isZero() && !still)) {
            throw new IllegalStateException("a supplement pays something, and moves nothing else");
        }
    }

    /** The sum of all payers but the patient. */
    public Fen fundTotal() {
        return poolingFund
                .plus(criticalIllness)
                .plus(extras)
                .plus(medicalAssistance)
                .plus(additionalAssistance)
                .plus(hospitalBorne);
    }

    /** What the patient pays: personal account and cash. */
    public Fen outOfPocket() {
        return personalAccount.plus(cash);
    }

    /** The negative twin of this bill, for its cancellation. */
    public BenefitAmounts negated() {
        return new BenefitAmounts(
                total.negated(),
                nonCovered.negated(),
                overLimit.negated(),
                upfrontSelfPay.negated(),
                eligible.negated(),
                deductible.negated(),
                poolingFund.negated(),
                unreferredReduction.negated(),
                criticalIllnessBase.negated(),
                criticalIllness.negated(),
                extras.negated(),
                medicalAssistance.negated(),
                additionalAssistance.negated(),
                hospitalBorne.negated(),
                personalAccount.negated(),
                cash.negated(),
                form);
    }

    /** This bill together with a supplement to it. */
    public BenefitAmounts plus(BenefitAmounts supplement) {
        if (form != Form.BILL || supplement.form != Form.SUPPLEMENT) {
            throw new IllegalArgumentException("a supplement is added to a bill");
        }
        return new BenefitAmounts(
                total,
                nonCovered,
                overLimit,
                upfrontSelfPay,
                eligible,
                deductible.plus(supplement.deductible),
                poolingFund.plus(supplement.poolingFund),
                unreferredReduction.plus(supplement.unreferredReduction),
                criticalIllnessBase.plus(supplement.criticalIllnessBase),
                criticalIllness.plus(supplement.criticalIllness),
                extras.plus(supplement.extras),
                medicalAssistance.plus(supplement.medicalAssistance),
                additionalAssistance.plus(supplement.additionalAssistance),
                hospitalBorne,
                personalAccount.plus(supplement.personalAccount),
                cash.plus(supplement.cash));
    }
}
