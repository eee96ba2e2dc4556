/** The national interface: one address for each transaction, one class for each transaction. */
@Adapter
package io.jishi.nhsa;

import io.jishi.shared.Adapter;
