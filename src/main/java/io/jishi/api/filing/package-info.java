/** REST: filings. */
@Adapter
package io.jishi.api.filing;

import io.jishi.shared.Adapter;
