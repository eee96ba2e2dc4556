/** The outbox and its leases in PostgreSQL. */
@Adapter
package io.jishi.outbox.store;

import io.jishi.shared.Adapter;
