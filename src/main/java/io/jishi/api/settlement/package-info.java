/** REST: settlements. */
@Adapter
package io.jishi.api.settlement;

import io.jishi.shared.Adapter;
