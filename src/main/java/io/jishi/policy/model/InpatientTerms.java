package io.jishi.policy.model;

import io.jishi.shared.money.Fen;

/**
 * One row of the inpatient table.
 *
 * @param deductible the deductible standard of a first admission
 * @param rate reimbursement rate, flat or in segments of what exceeds the deductible
 */
public record InpatientTerms(Fen deductible, Bands rate) {}
