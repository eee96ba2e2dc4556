/** THE FEATURE. Start reading at {@link io.jishi.settlement.SettleVisit}. */
@Feature
package io.jishi.settlement;

import io.jishi.shared.Feature;
