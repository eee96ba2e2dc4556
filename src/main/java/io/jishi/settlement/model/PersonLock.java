package io.jishi.settlement.model;

/**
 * What the locked person row says.
 *
 * @param epoch raised by any change of cover, category or filing
 * @param sequence number of the person's last bill
 */
public record PersonLock(long epoch, long sequence) {}
