/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@PureCore
package io.jishi.architecture.guilty.application.coverage.model;

import io.jishi.shared.PureCore;
