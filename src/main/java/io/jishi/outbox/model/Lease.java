package io.jishi.outbox.model;

/**
 * The right to relay the events of a region for some time.
 *
 * @param region pooling region
 * @param holder who has it: one name for each relay that runs
 * @param term rises with every new holder; the receiver may refuse a batch of a lower term than it has seen
 */
public record Lease(String region, String holder, long term) {}
