/** REST: which requests are let in, and what the others are told. */
@Adapter
package io.jishi.api.admission;

import io.jishi.shared.Adapter;
