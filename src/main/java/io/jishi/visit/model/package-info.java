/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.visit.model;

import io.jishi.shared.PureCore;
