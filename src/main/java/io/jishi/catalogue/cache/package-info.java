/** Near cache and Redis before the store. */
@Adapter
package io.jishi.catalogue.cache;

import io.jishi.shared.Adapter;
