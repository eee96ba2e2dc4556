/** What is on record of visits and bills. */
@Adapter
package io.jishi.nhsa.query;

import io.jishi.shared.Adapter;
