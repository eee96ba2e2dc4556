package io.jishi.settlement.model;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.line.FeeLine;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A discharge, or an outpatient visit, as the provider reports it.
 *
 * @param region pooling region of the insured
 * @param personId the patient; empty if nobody has the ID number that was sent
 * @param personReference how the request names the person: the id, or the blind index of the ID number
 * @param providerCode the authenticated institution
 * @param scheme the scheme
 * @param careType kind of care
 * @param disease null for care types without one
 * @param visitNumber the provider's own number of the visit
 * @param startedOn admission, or the day of the visit
 * @param endedOn discharge, or the day of the visit: the reference date
 * @param total the medical expense
 * @param lines its fee lines; empty if totals were sent
 * @param totals the totals; null if lines were sent
 */
public record SettleRequest(
        String region,
        String personId,
        String personReference,
        String providerCode,
        Scheme scheme,
        CareType careType,
        @Nullable String disease,
        String visitNumber,
        LocalDate startedOn,
        LocalDate endedOn,
        Fen total,
        List<FeeLine> lines,
        @Nullable FeeTotals totals) {

    /** Copies its list; refuses a request with both lines and totals, or neither. */
    public SettleRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() == (totals == null)) {
            throw new IllegalArgumentException("either fee lines or totals");
        }
    }

    /** The person's row. */
    public PersonKey person() {
        return new PersonKey(region, personId);
    }
}
