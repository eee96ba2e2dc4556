/** Errors as problem+json. */
@Adapter
package io.jishi.api.problem;

import io.jishi.shared.Adapter;
