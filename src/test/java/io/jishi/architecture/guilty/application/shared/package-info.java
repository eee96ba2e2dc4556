/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Shared
package io.jishi.architecture.guilty.application.shared;

import io.jishi.shared.Shared;
