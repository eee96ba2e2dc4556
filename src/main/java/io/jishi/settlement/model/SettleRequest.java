package io.jishi.settlement.model;

import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.line.FeeLine;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
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
 * @param reported how the visit was reported
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
        @Nullable FeeTotals totals,
        Reported reported) {

    /**
     * How the visit was reported.
     *
     * @param opened the visit as it was read; null if it is reported and settled in one message
     * @param usesPersonalAccount whether the patient's part is taken from the personal account first
     */
    public record Reported(@Nullable Visit opened, boolean usesPersonalAccount) {

        /** In one message, without the personal account. */
        public static final Reported AT_ONCE = new Reported(null, false);
    }

    /** A visit that is reported and settled in one message. */
    public SettleRequest(
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
        this(
                region,
                personId,
                personReference,
                providerCode,
                scheme,
                careType,
                disease,
                visitNumber,
                startedOn,
                endedOn,
                total,
                lines,
                totals,
                Reported.AT_ONCE);
    }

    /** Copies its list; refuses a request with both lines and totals, or neither. */
    public SettleRequest {
        lines = List.copyOf(lines);
        if (lines.isEmpty() == (totals == null)) {
            throw new IllegalArgumentException("either fee lines or totals");
        }
    }

    /** What the hospital calls the visit. */
    public VisitKey visitKey() {
        Visit opened = reported.opened();
        return opened == null ? new VisitKey(region, providerCode, visitNumber) : opened.key();
    }

    /** The person's row. */
    public PersonKey person() {
        return new PersonKey(region, personId);
    }
}
