package io.jishi.policy.model;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Outpatient chronic and special diseases. What is paid counts to the annual ceiling of the pooling fund as well.
 *
 * @param rate on class A and B after upfront self-pay
 * @param quotas most that is paid in a year, per disease
 * @param deductibleAfterRate taken off what the rate gives, per visit; null where there is none
 */
public record ChronicPolicy(
        Cited<Rate> rate,
        Cited<Map<String, Fen>> quotas,
        @Nullable Cited<Fen> deductibleAfterRate) {}
