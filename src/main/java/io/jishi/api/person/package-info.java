/** REST: persons. */
@Adapter
package io.jishi.api.person;

import io.jishi.shared.Adapter;
