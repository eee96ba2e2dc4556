package io.jishi.policy.model;

import io.jishi.shared.money.Fen;

/**
 * Most that is paid for one outpatient visit to the providers of a row.
 *
 * @param amount the cap; zero where it is not known
 * @param modelled false where a region has terms for these providers that the package does not know: their visits are
 *     refused and never paid with zero
 */
public record VisitCap(Fen amount, boolean modelled) {

    /** Terms that exist and are not known. */
    public static final VisitCap NOT_MODELLED = new VisitCap(Fen.ZERO, false);

    /** A cap that is known. */
    public static VisitCap of(Fen amount) {
        return new VisitCap(amount, true);
    }
}
