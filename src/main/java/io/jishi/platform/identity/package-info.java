/** Ids, and the blind index of ID numbers. */
@Platform
package io.jishi.platform.identity;

import io.jishi.shared.Platform;
