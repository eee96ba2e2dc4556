/** Designated providers, their agreements, and the institutions that may call. */
@Feature
package io.jishi.provider;

import io.jishi.shared.Feature;
