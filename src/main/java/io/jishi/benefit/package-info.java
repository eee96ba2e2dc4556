/** Facts, policy and accumulators in, amounts and trace out. Start at {@link io.jishi.benefit.BenefitCalculator}. */
@PureCore
package io.jishi.benefit;

import io.jishi.shared.PureCore;
