/** Closed code lists that several features speak of. */
@Shared
package io.jishi.shared.code;

import io.jishi.shared.Shared;
