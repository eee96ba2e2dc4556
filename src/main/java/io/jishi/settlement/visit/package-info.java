/** Visits that are reported step by step: open, upload lines, discharge, settle, and back the same way. */
@Feature
package io.jishi.settlement.visit;

import io.jishi.shared.Feature;
