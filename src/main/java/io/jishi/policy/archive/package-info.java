/** Every package that ever computed a bill. */
@Feature
package io.jishi.policy.archive;

import io.jishi.shared.Feature;
