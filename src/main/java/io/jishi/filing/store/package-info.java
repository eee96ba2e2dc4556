/** PostgreSQL. */
@Adapter
package io.jishi.filing.store;

import io.jishi.shared.Adapter;
