/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.settlement.model;

import io.jishi.shared.PureCore;
