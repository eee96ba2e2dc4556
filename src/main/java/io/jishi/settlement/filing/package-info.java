/**
 * Filings at the request of institutions: file, look up, withdraw. Brings person, hospital, policy and filings
 * together.
 */
@Feature
package io.jishi.settlement.filing;

import io.jishi.shared.Feature;
