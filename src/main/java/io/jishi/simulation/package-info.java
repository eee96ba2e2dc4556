/** Bills computed from what the caller says, and worked cases compared. */
@Feature
package io.jishi.simulation;

import io.jishi.shared.Feature;
