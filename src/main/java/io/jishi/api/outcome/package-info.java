/** REST: what became of a message. */
@Adapter
package io.jishi.api.outcome;

import io.jishi.shared.Adapter;
