/** Fixture of the boundary tests: it imitates the layout of the gateway. */
@Adapter
package io.jishi.architecture.guilty.application.policy.source;

import io.jishi.shared.Adapter;
