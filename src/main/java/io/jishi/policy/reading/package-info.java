/** Policy as people read it: what holds on a day, and what differs between two days or two regions. */
@PureCore
package io.jishi.policy.reading;

import io.jishi.shared.PureCore;
