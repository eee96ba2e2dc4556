/** PostgreSQL. */
@Adapter
package io.jishi.coverage.store;

import io.jishi.shared.Adapter;
