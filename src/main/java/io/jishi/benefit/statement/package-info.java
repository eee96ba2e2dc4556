/** The single-bill statement as text. */
@PureCore
package io.jishi.benefit.statement;

import io.jishi.shared.PureCore;
