package io.jishi.reconciliation.model;

import java.time.LocalDate;

/**
 * Days that are reconciled. Other than elsewhere the last day belongs to them, since both interfaces say it so.
 *
 * @param from first day
 * @param until last day
 */
public record Period(LocalDate from, LocalDate until) {

    /** Refuses a period that ends before it begins. */
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException("a period ends before it begins: " + from + " to " + until);
        }
    }
}
