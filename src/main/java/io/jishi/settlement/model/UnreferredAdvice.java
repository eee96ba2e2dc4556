package io.jishi.settlement.model;

import io.jishi.shared.money.Fen;

/**
 * What the missing filing costs the patient, in words that a window can read out.
 *
 * @param reduction what the pooling fund does not pay for want of a filing
 * @param patientPaysMore how much more the patient pays than with a filing
 * @param filingNowRemovesIt whether a filing made now would remove it: before the settlement yes; after it only
 *     together with a cancellation and a new settlement
 */
public record UnreferredAdvice(Fen reduction, Fen patientPaysMore, boolean filingNowRemovesIt) {}
