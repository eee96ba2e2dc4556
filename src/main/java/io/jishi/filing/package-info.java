/** Referral, cross-region and disease filings. */
@Feature
package io.jishi.filing;

import io.jishi.shared.Feature;
