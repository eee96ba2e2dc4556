/** PostgreSQL. */
@Adapter
package io.jishi.provider.store;

import io.jishi.shared.Adapter;
