/** One file for each step of a bill. */
@PureCore
package io.jishi.benefit.step;

import io.jishi.shared.PureCore;
