package io.jishi.policy.national;

import io.jishi.shared.time.DateRange;

/**
 * What came of a check between two days.
 *
 * @param when the days
 * @param verdict what came of it
 * @param detail what was seen; empty if there is nothing to add
 */
public record Finding(DateRange when, Verdict verdict, String detail) {}
