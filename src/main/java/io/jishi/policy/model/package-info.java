/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.policy.model;

import io.jishi.shared.PureCore;
