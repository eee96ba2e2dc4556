package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import java.util.Map;

/**
 * Outpatient medicines for hypertension and diabetes.
 *
 * @param rates by class
 * @param deductible per benefit year over all the diseases, taken from class B first
 * @param yearCaps most that is paid in a year, per disease
 */
public record TwoDiseasePolicy(Cited<OutpatientRates> rates, Cited<Fen> deductible, Cited<Map<String, Fen>> yearCaps) {}
