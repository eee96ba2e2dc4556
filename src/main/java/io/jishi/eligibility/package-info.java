/**
 * Facts and rules in, from when a person has benefits out. Start at {@link io.jishi.eligibility.Eligibility}.
 */
@PureCore
package io.jishi.eligibility;

import io.jishi.shared.PureCore;
