package io.jishi.architecture.guilty.application.ledger;

/** Guilty: lives in a package without package-info. */
public record UnmarkedLedger(long fen) {}
