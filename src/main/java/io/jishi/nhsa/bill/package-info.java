/** Bills: what they would come to, making, cancelling and reversing them. */
@Adapter
package io.jishi.nhsa.bill;

import io.jishi.shared.Adapter;
