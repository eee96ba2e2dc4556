package io.jishi.benefit;

/**
 * The version of the arithmetic. A bill stores it; a step whose amounts would change becomes a new version beside
 * the old one, so that every bill ever made can be recomputed to the same fen.
 */
public final class EngineVersion {

    /** The version that new bills are computed with. */
    public static final int CURRENT = 1;

    private EngineVersion() {}
}
