/** Designated institutions. */
@Adapter
package io.jishi.nhsa.institution;

import io.jishi.shared.Adapter;
