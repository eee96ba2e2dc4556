/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Platform
package io.jishi.architecture.guilty.application.platform;

import io.jishi.shared.Platform;
