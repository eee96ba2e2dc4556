/** Which institution calls. */
@Adapter
package io.jishi.nhsa.security;

import io.jishi.shared.Adapter;
