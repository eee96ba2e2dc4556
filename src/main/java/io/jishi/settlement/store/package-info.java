/** PostgreSQL. */
@Adapter
package io.jishi.settlement.store;

import io.jishi.shared.Adapter;
