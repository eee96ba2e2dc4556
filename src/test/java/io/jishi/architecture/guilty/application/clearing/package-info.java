/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Feature
package io.jishi.architecture.guilty.application.clearing;

import io.jishi.shared.Feature;
