/** Drugs, services, consumables and price limits by treatment region. */
@Feature
package io.jishi.catalogue;

import io.jishi.shared.Feature;
