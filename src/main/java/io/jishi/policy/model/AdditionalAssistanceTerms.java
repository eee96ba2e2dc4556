package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * Terms of additional (tilted) assistance, S4-03-5: only for compliant care inside the province.
 *
 * @param threshold what the patient bears first
 * @param rate on what exceeds it
 * @param cap most that is paid in a year; null for none
 */
public record AdditionalAssistanceTerms(
        Fen threshold, Rate rate, @Nullable Fen cap) {}
