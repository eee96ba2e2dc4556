/** What can be asked of the program without serving anything. */
@Adapter
package io.jishi.command;

import io.jishi.shared.Adapter;
