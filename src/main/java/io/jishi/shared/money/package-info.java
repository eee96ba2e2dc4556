/** Money in fen, exact rates, and the one type that rounds. */
@Shared
package io.jishi.shared.money;

import io.jishi.shared.Shared;
