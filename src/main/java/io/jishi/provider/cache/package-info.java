/** Near cache and Redis before the store. */
@Adapter
package io.jishi.provider.cache;

import io.jishi.shared.Adapter;
