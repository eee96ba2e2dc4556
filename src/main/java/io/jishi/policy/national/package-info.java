/** What the national notices demand of a package, row by row. */
@PureCore
package io.jishi.policy.national;

import io.jishi.shared.PureCore;
