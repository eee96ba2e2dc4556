package io.jishi.coverage.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.time.DateRange;

/**
 * A spell in an assistance category, from 00:00 of its first day to the end of its last.
 *
 * @param category the category
 * @param valid its days
 * @param basis what it rests on
 */
public record AssistanceSpell(AssistanceCategory category, DateRange valid, AssistanceBasis basis) {}
