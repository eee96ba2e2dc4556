/** Business reasons, closed and numbered. */
@Shared
package io.jishi.shared.reason;

import io.jishi.shared.Shared;
