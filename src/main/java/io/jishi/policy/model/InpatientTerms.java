package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.List;

/**
 * One row of the inpatient table.
 *
 * @param deductible the deductible standard
 * @param rate reimbursement rate, flat or in segments of what exceeds the deductible
 * @param modelled false where the region has terms that the package does not know: then there is no bill, which is not
 *     the same as a bill of zero
 */
public record InpatientTerms(DeductibleStandard deductible, Bands rate, boolean modelled) {

    /** Terms that the package does not know. */
    public static final InpatientTerms NOT_MODELLED =
            new InpatientTerms(new DeductibleStandard.ByAdmission(List.of(Fen.ZERO)), Bands.flat(Rate.NONE), false);
}
