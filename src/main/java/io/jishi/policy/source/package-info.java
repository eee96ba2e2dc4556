/** Reads and checks policy packages. */
@Adapter
package io.jishi.policy.source;

import io.jishi.shared.Adapter;
