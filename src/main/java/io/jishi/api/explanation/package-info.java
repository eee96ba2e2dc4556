/** Amounts and traces as JSON. */
@Adapter
package io.jishi.api.explanation;

import io.jishi.shared.Adapter;
