/** The one clock. */
@Platform
package io.jishi.platform.clock;

import io.jishi.shared.Platform;
