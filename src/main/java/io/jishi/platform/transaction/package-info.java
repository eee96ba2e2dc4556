/** Work detached from whoever asked for it, and its deadlines. */
@Platform
package io.jishi.platform.transaction;

import io.jishi.shared.Platform;
