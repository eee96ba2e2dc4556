/** Delivers what was committed to the receiver of events: at least once, in order in each region, without gaps. */
@Feature
package io.jishi.outbox;

import io.jishi.shared.Feature;
