package io.jishi.accumulator.model;

import io.jishi.shared.code.Scheme;
import java.time.LocalDate;

/**
 * The wide row of annual totals.
 *
 * @param region pooling region
 * @param personId the person
 * @param scheme the scheme
 * @param yearStart first day of the benefit year
 */
public record AccumulatorKey(String region, String personId, Scheme scheme, LocalDate yearStart) {}
