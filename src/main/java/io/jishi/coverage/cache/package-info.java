/** Near cache and Redis before the store. */
@Adapter
package io.jishi.coverage.cache;

import io.jishi.shared.Adapter;
