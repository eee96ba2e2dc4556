/** The code lists. */
@Adapter
package io.jishi.nhsa.dictionary;

import io.jishi.shared.Adapter;
