/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.coverage.model;

import io.jishi.shared.PureCore;
