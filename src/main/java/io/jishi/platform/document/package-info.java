/** Strict reading and writing of JSON and YAML, with every fault collected. */
@Platform
package io.jishi.platform.document;

import io.jishi.shared.Platform;
