/** Filings of referrals and diseases. */
@Adapter
package io.jishi.nhsa.filing;

import io.jishi.shared.Adapter;
