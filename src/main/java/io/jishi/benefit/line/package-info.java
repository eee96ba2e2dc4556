/** Splits fee lines. */
@PureCore
package io.jishi.benefit.line;

import io.jishi.shared.PureCore;
