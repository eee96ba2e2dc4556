/** Which rules are in force: {@link io.jishi.policy.PolicyBook}. */
@PureCore
package io.jishi.policy;

import io.jishi.shared.PureCore;
