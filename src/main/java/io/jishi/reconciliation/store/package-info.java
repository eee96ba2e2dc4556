/** PostgreSQL. */
@Adapter
package io.jishi.reconciliation.store;

import io.jishi.shared.Adapter;
