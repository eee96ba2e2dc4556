package io.jishi.benefit;

import io.jishi.shared.money.Fen;

/**
 * Who pays what on one bill. The two identities of the calculation rules, section 1, are checked here, on every bill
 * that is ever computed: an impossible bill cannot exist.
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
 * @param cash paid in cash
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
        Fen cash) {

    /** Refuses a bill whose parts do not add up, or with a part on the other side of zero than its total. */
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
        int sign = total.compareTo(Fen.ZERO) < 0 ? -1 : 1;
        for (Fen part : new Fen[] {
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
            cash
        }) {
            if (part.value() * sign < 0) {
                throw new IllegalStateException("a part of a bill lies on the other side of zero than its total");
            }
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
                cash.negated());
    }
}
