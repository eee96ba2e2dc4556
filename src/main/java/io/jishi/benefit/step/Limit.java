package io.jishi.benefit.step;

import io.jishi.shared.money.Fen;

/** What a limit of the year leaves. */
public final class Limit {

    private Limit() {}

    /**
     * The room below a limit.
     *
     * @param limit the limit
     * @param used what others have used of it
     * @param kept what has been paid on this bill already: later bills with a higher limit may have used more than this
     *     one has, and what was paid is not asked back
     */
    public static Fen room(Fen limit, Fen used, Fen kept) {
        return limit.minus(used).max(kept).atLeastZero();
    }
}
