/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.filing.model;

import io.jishi.shared.PureCore;
