/** What every message of the national interface is wrapped in, both ways. */
@Adapter
package io.jishi.nhsa.envelope;

import io.jishi.shared.Adapter;
