/** Who is insured where, and in which assistance categories. */
@Feature
package io.jishi.coverage;

import io.jishi.shared.Feature;
