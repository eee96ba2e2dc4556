/** Visits that are reported step by step, and reversals, over REST. */
@Adapter
package io.jishi.api.visit;

import io.jishi.shared.Adapter;
