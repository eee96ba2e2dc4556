/** What a trace is made of. */
@PureCore
package io.jishi.benefit.trace;

import io.jishi.shared.PureCore;
