/** REST: simulations. */
@Adapter
package io.jishi.api.simulation;

import io.jishi.shared.Adapter;
