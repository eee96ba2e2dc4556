package io.jishi.settlement.model;

import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.YearToDate;

/**
 * What recomputing and undoing a bill needs: the facts, the accumulators before it, and what it added to them.
 *
 * @param facts the facts
 * @param before the accumulators before the bill
 * @param change what the bill added
 */
public record StoredFacts(BenefitFacts facts, YearToDate before, YearToDate change) {}
