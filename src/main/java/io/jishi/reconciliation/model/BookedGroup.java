package io.jishi.reconciliation.model;

import io.jishi.shared.money.Fen;

/**
 * Our rows that every switch treats alike, summed up. Reversed rows and reversals are in no group.
 *
 * @param traits how the switches see them
 * @param count how many rows
 * @param total medical fees
 * @param funds what the funds pay, without personal account and hospital
 * @param hospitalBorne what hospitals bear
 * @param personalAccount what personal accounts pay
 */
public record BookedGroup(Traits traits, long count, Fen total, Fen funds, Fen hospitalBorne, Fen personalAccount) {

    /**
     * How the switches see a row.
     *
     * @param refund it cancels another row
     * @param supplement it is a supplement, or cancels one
     * @param paired it is cancelled, or cancels
     * @param settledInPeriod it was settled on the days that are asked for
     * @param settledInLateDays the same, where days end some minutes after midnight
     * @param referenceInPeriod its reference date is one of the days
     */
    public record Traits(
            boolean refund,
            boolean supplement,
            boolean paired,
            boolean settledInPeriod,
            boolean settledInLateDays,
            boolean referenceInPeriod) {}
}
