package io.jishi.reconciliation.model;

import io.jishi.shared.money.Fen;

/**
 * A row of the institution's file.
 *
 * @param line its line, from 1
 * @param settlementId the bill or its cancellation, 1 to 30 characters
 * @param visitId its visit, 1 to 30 characters
 * @param personId the patient, 1 to 30 characters
 * @param amounts count 1 with total, fund total and personal account
 * @param refund whether it cancels another row
 */
public record ClaimedRow(
        long line, String settlementId, String visitId, String personId, Sums amounts, boolean refund) {

    /** Refuses sums of several rows. */
    public ClaimedRow {
        if (amounts.count() != 1) {
            throw new IllegalArgumentException("a row counts once");
        }
    }

    /** A row with these amounts. */
    public static Sums amounts(Fen total, Fen fundTotal, Fen personalAccount) {
        return new Sums(1, total, fundTotal, personalAccount);
    }
}
