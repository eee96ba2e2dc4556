package io.jishi.benefit;

import io.jishi.shared.money.Fen;

/**
 * The accumulators of one person, scheme and benefit year; also a change of them, then possibly negative.
 *
 * @param admissions settled inpatient bills
 * @param deductiblePaid inpatient deductibles
 * @param poolingFundPaid counts to the annual ceiling
 * @param criticalIllnessBase cumulative base of critical illness insurance
 * @param criticalIllnessPaid counts to its cap
 * @param extrasPaid extra layers
 * @param medicalAssistanceDeductible part of the yearly deductible of medical assistance that is used
 * @param medicalAssistancePaid counts to its cap
 * @param additionalAssistancePaid counts to its cap
 * @param outpatientPaid ordinary outpatient pooling, today's included
 * @param outpatientPaidToday ordinary outpatient pooling on the reference date
 * @param twoDiseaseDeductible part of the two-disease deductible that is used
 * @param diseasePaid paid for the disease of the bill
 * @param outOfPocket borne by the patient
 * @param outpatientPartPaid ordinary outpatient pooling of the visits that a part of its yearly cap is for
 */
public record YearToDate(
        int admissions,
        Fen deductiblePaid,
        Fen poolingFundPaid,
        Fen criticalIllnessBase,
        Fen criticalIllnessPaid,
        Fen extrasPaid,
        Fen medicalAssistanceDeductible,
        Fen medicalAssistancePaid,
        Fen additionalAssistancePaid,
        Fen outpatientPaid,
        Fen outpatientPaidToday,
        Fen twoDiseaseDeductible,
        Fen diseasePaid,
        Fen outOfPocket,
        Fen outpatientPartPaid) {

    /** Nothing yet. */
    public static final YearToDate NONE = new YearToDate(
            0, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO,
            Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** Totals of which no visit falls under a part of a yearly cap. */
    public YearToDate(
            int admissions,
            Fen deductiblePaid,
            Fen poolingFundPaid,
            Fen criticalIllnessBase,
            Fen criticalIllnessPaid,
            Fen extrasPaid,
            Fen medicalAssistanceDeductible,
            Fen medicalAssistancePaid,
            Fen additionalAssistancePaid,
            Fen outpatientPaid,
            Fen outpatientPaidToday,
            Fen twoDiseaseDeductible,
            Fen diseasePaid,
            Fen outOfPocket) {
        this(
                admissions,
                deductiblePaid,
                poolingFundPaid,
                criticalIllnessBase,
                criticalIllnessPaid,
                extrasPaid,
                medicalAssistanceDeductible,
                medicalAssistancePaid,
                additionalAssistancePaid,
                outpatientPaid,
                outpatientPaidToday,
                twoDiseaseDeductible,
                diseasePaid,
                outOfPocket,
                Fen.ZERO);
    }

    /** Member by member. */
    public YearToDate plus(YearToDate change) {
        return new YearToDate(
                Math.addExact(admissions, change.admissions),
                deductiblePaid.plus(change.deductiblePaid),
                poolingFundPaid.plus(change.poolingFundPaid),
                criticalIllnessBase.plus(change.criticalIllnessBase),
                criticalIllnessPaid.plus(change.criticalIllnessPaid),
                extrasPaid.plus(change.extrasPaid),
                medicalAssistanceDeductible.plus(change.medicalAssistanceDeductible),
                medicalAssistancePaid.plus(change.medicalAssistancePaid),
                additionalAssistancePaid.plus(change.additionalAssistancePaid),
                outpatientPaid.plus(change.outpatientPaid),
                outpatientPaidToday.plus(change.outpatientPaidToday),
                twoDiseaseDeductible.plus(change.twoDiseaseDeductible),
                diseasePaid.plus(change.diseasePaid),
                outOfPocket.plus(change.outOfPocket),
                outpatientPartPaid.plus(change.outpatientPartPaid));
    }

    /** The same totals with these two that are kept per day and per disease. */
    public YearToDate withScopes(Fen paidToday, Fen paidForDisease) {
        return new YearToDate(
                admissions,
                deductiblePaid,
                poolingFundPaid,
                criticalIllnessBase,
                criticalIllnessPaid,
                extrasPaid,
                medicalAssistanceDeductible,
                medicalAssistancePaid,
                additionalAssistancePaid,
                outpatientPaid,
                paidToday,
                twoDiseaseDeductible,
                paidForDisease,
                outOfPocket,
                outpatientPartPaid);
    }

    /** The same totals with this one that is kept per part of a yearly cap. */
    public YearToDate withOutpatientPart(Fen paidInPart) {
        return new YearToDate(
                admissions,
                deductiblePaid,
                poolingFundPaid,
                criticalIllnessBase,
                criticalIllnessPaid,
                extrasPaid,
                medicalAssistanceDeductible,
                medicalAssistancePaid,
                additionalAssistancePaid,
                outpatientPaid,
                outpatientPaidToday,
                twoDiseaseDeductible,
                diseasePaid,
                outOfPocket,
                paidInPart);
    }

    /**
     * The same place in the year, with what counts to ceilings, caps and the yearly deductible of medical assistance as
     * it is used elsewhere. Admissions and the base of critical illness insurance stay: they are the place.
     */
    public YearToDate withLimitsUsed(YearToDate used) {
        return new YearToDate(
                admissions,
                deductiblePaid,
                used.poolingFundPaid,
                criticalIllnessBase,
                used.criticalIllnessPaid,
                used.extrasPaid,
                used.medicalAssistanceDeductible,
                used.medicalAssistancePaid,
                used.additionalAssistancePaid,
                outpatientPaid,
                outpatientPaidToday,
                twoDiseaseDeductible,
                diseasePaid,
                outOfPocket,
                outpatientPartPaid);
    }

    /** The opposite change. */
    public YearToDate negated() {
        return new YearToDate(
                -admissions,
                deductiblePaid.negated(),
                poolingFundPaid.negated(),
                criticalIllnessBase.negated(),
                criticalIllnessPaid.negated(),
                extrasPaid.negated(),
                medicalAssistanceDeductible.negated(),
                medicalAssistancePaid.negated(),
                additionalAssistancePaid.negated(),
                outpatientPaid.negated(),
                outpatientPaidToday.negated(),
                twoDiseaseDeductible.negated(),
                diseasePaid.negated(),
                outOfPocket.negated(),
                outpatientPartPaid.negated());
    }
}
