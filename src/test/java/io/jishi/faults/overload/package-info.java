/**
 * Overload, made measurable on a small machine: a delay at the database caps what a gateway can settle, and an open
 * load, whose arrivals do not wait for answers, goes beyond it. {@link io.jishi.faults.overload.OverloadCommand} runs
 * everything and prints the numbers.
 */
@NullMarked
package io.jishi.faults.overload;

import org.jspecify.annotations.NullMarked;
