/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.accumulator.model;

import io.jishi.shared.PureCore;
