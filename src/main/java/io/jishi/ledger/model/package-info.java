/** What this feature is about, as immutable values. */
@PureCore
package io.jishi.ledger.model;

import io.jishi.shared.PureCore;
