/** Checks what is stored against what is promised of it: the command {@code verify}, and the same from tests. */
@Feature
package io.jishi.verification;

import io.jishi.shared.Feature;
