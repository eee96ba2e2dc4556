package io.jishi.architecture.guilty.application.policy.model;

import java.time.LocalDate;

/** Innocent: a value of the pure core. */
public record DeductibleStandard(long fen, LocalDate from) {}
