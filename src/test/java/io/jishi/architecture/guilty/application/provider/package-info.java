/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Feature
@PureCore
package io.jishi.architecture.guilty.application.provider;

import io.jishi.shared.Feature;
import io.jishi.shared.PureCore;
