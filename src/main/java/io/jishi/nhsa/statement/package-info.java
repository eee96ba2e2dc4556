/** Reconciliation of sums and of bills, and the files for it. */
@Adapter
package io.jishi.nhsa.statement;

import io.jishi.shared.Adapter;
