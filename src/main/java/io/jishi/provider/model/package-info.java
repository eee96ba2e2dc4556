/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.provider.model;

import io.jishi.shared.PureCore;
