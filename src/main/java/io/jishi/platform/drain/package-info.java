/** How an instance stops without cutting off what it has accepted. */
@Platform
package io.jishi.platform.drain;

import io.jishi.shared.Platform;
