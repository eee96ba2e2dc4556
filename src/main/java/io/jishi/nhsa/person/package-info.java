/** Who is insured, and with which benefits. */
@Adapter
package io.jishi.nhsa.person;

import io.jishi.shared.Adapter;
