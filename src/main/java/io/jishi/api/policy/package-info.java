/** REST: the rules as people read them. */
@Adapter
package io.jishi.api.policy;

import io.jishi.shared.Adapter;
