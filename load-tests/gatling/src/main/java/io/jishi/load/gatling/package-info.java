/**
 * Load that does not wait: requests come at a rate, whatever became of the ones before. {@link
 * io.jishi.load.gatling.SettlementLoad} sends them, {@link io.jishi.load.gatling.Profile} says at which rates, and {@link
 * io.jishi.load.gatling.Tally} is what the run is judged by.
 */
package io.jishi.load.gatling;
