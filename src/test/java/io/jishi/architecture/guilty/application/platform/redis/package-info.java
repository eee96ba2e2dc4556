/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Platform
package io.jishi.architecture.guilty.application.platform.redis;

import io.jishi.shared.Platform;
