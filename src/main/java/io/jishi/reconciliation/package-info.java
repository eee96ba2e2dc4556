/**
 * Reconciliation: whether what an institution has booked is what was settled, by sums and bill by bill, and the files
 * that are exchanged for it. It compares and never corrects.
 */
@Feature
package io.jishi.reconciliation;

import io.jishi.shared.Feature;
