/** The form of ids. */
@Shared
package io.jishi.shared.id;

import io.jishi.shared.Shared;
