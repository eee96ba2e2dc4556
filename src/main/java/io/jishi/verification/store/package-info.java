/** Reads a database for its verification, in one snapshot and without writing anything. */
@Adapter
package io.jishi.verification.store;

import io.jishi.shared.Adapter;
