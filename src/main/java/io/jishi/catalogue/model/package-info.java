/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.catalogue.model;

import io.jishi.shared.PureCore;
