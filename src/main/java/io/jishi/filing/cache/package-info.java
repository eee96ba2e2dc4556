/** Near cache and Redis before the store. */
@Adapter
package io.jishi.filing.cache;

import io.jishi.shared.Adapter;
