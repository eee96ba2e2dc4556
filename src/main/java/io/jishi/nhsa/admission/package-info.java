/** Which messages of the national interface are let in, and what the others are told. */
@Adapter
package io.jishi.nhsa.admission;

import io.jishi.shared.Adapter;
