/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@PureCore
package io.jishi.architecture.guilty.application.policy;

import io.jishi.shared.PureCore;
