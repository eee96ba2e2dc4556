package io.jishi.reconciliation.model;

/** By which time a row belongs to a day. */
public enum BookingDay {
    /** When it was settled, by the clock in China. */
    SETTLEMENT_TIME,
    /** The reference date of its bill: discharge, or the day of the visit. */
    REFERENCE_DATE;

    /** The other one. */
    public BookingDay other() {
        return this == SETTLEMENT_TIME ? REFERENCE_DATE : SETTLEMENT_TIME;
    }
}
