/** Whether the gateway may settle: what its database promises about a commit. */
@Platform
package io.jishi.platform.health;

import io.jishi.shared.Platform;
