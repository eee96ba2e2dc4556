/** Redis and the near cache before it: never needed, never believed. */
@Platform
package io.jishi.platform.redis;

import io.jishi.shared.Platform;
