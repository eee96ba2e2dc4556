/** What has to be configured. */
@Platform
package io.jishi.platform.configuration;

import io.jishi.shared.Platform;
