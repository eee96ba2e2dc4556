/** What is delivered, and by whom. */
@PureCore
package io.jishi.outbox.model;

import io.jishi.shared.PureCore;
