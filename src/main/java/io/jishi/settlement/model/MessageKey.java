package io.jishi.settlement.model;

/**
 * What makes a message the same message: decided by the primary key of its table, never by a cache.
 *
 * @param region pooling region of the insured
 * @param providerCode the authenticated institution
 * @param transaction which operation, such as {@code SETTLE}
 * @param messageId the caller's key
 */
public record MessageKey(String region, String providerCode, String transaction, String messageId) {

    /** The REST operation that settles. */
    public static final String SETTLE = "SETTLE";

    /** The REST operation that cancels. */
    public static final String CANCEL = "CANCEL";

    /** The REST operation that supplements a bill for a late fact. */
    public static final String SUPPLEMENT = "SUPPLEMENT";
}
