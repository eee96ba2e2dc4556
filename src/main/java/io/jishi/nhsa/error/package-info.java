/** What may be wrong with a message of the national interface. */
@Adapter
package io.jishi.nhsa.error;

import io.jishi.shared.Adapter;
