package io.jishi.visit.model;

import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A stay or outpatient visit that has ended.
 *
 * @param key what the hospital calls it
 * @param visitId our id
 * @param personId the patient
 * @param scheme the scheme
 * @param careType kind of care
 * @param disease null for care types without one
 * @param startedOn admission, or the day of the visit
 * @param endedOn discharge, or the day of the visit
 * @param lineCount fee lines stored; zero if the provider sent totals
 * @param generation how many times lines were stored
 * @param sums of the lines, or the totals sent
 */
public record Visit(
        VisitKey key,
        String visitId,
        String personId,
        Scheme scheme,
        CareType careType,
        @Nullable String disease,
        LocalDate startedOn,
        LocalDate endedOn,
        int lineCount,
        int generation,
        Sums sums) {

    /**
     * Sums per reimbursement class. Where the provider sent no class sums, class A holds the whole eligible expense.
     */
    public record Sums(
            Fen total, Fen nonCovered, Fen overLimit, Fen upfrontSelfPay, Fen eligibleClassA, Fen eligibleClassB) {}
}
