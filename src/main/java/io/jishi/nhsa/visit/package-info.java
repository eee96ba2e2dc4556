/** Stays, outpatient registrations and their fee lines. */
@Adapter
package io.jishi.nhsa.visit;

import io.jishi.shared.Adapter;
