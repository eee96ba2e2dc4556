/** Signing in and out. */
@Adapter
package io.jishi.nhsa.signing;

import io.jishi.shared.Adapter;
