/** Sums, verdicts, switches and rows of a reconciliation. */
@PureCore
package io.jishi.reconciliation.model;

import io.jishi.shared.PureCore;
