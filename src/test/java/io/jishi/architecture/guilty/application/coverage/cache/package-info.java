/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Adapter
package io.jishi.architecture.guilty.application.coverage.cache;

import io.jishi.shared.Adapter;
