/** Markers that say what a package is. The bottom of the graph: JDK only. */
@Shared
package io.jishi.shared;
