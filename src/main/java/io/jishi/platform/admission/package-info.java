/** Which requests are let in: by measured latency and rank, by the share of each caller, and within bounds. */
@Platform
package io.jishi.platform.admission;

import io.jishi.shared.Platform;
