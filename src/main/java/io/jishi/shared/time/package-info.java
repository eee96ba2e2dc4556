/** Ranges of days. */
@Shared
package io.jishi.shared.time;

import io.jishi.shared.Shared;
