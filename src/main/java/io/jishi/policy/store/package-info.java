/** Keeps policy packages in PostgreSQL. */
@Adapter
package io.jishi.policy.store;

import io.jishi.shared.Adapter;
