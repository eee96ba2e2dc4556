/** PostgreSQL. */
@Adapter
package io.jishi.catalogue.store;

import io.jishi.shared.Adapter;
