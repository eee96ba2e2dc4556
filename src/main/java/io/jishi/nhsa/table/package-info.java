/** The field tables of the transactions as data, and the checked reading and strict writing by them. */
@Adapter
package io.jishi.nhsa.table;

import io.jishi.shared.Adapter;
