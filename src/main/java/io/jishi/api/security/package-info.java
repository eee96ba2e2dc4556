/** Who calls. */
@Adapter
package io.jishi.api.security;

import io.jishi.shared.Adapter;
