package io.jishi.policy.model;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.Set;

/**
 * What a rule row may be selected by.
 *
 * @param location where the care happens
 * @param provider the provider
 * @param referral what covers a stay outside the county
 * @param categories assistance categories in force on the reference date
 * @param total the medical expense of the bill
 */
public record RuleKey(
        Location location,
        ProviderFacts provider,
        ReferralStatus referral,
        Set<AssistanceCategory> categories,
        Fen total) {}
