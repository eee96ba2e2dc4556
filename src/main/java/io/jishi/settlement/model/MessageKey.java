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

    /** The REST operation that opens a visit. */
    public static final String OPEN_VISIT = "OPEN_VISIT";

    /** The REST operation that uploads fee lines. */
    public static final String UPLOAD_LINES = "UPLOAD_LINES";

    /** The REST operation that takes fee lines back. */
    public static final String WITHDRAW_LINES = "WITHDRAW_LINES";

    /** The REST operation that discharges. */
    public static final String DISCHARGE = "DISCHARGE";

    /** The REST operation that takes a discharge back. */
    public static final String WITHDRAW_DISCHARGE = "WITHDRAW_DISCHARGE";

    /** The REST operation that withdraws a visit which was opened by mistake. */
    public static final String WITHDRAW_VISIT = "WITHDRAW_VISIT";

    /** The REST operation that reverses a message. */
    public static final String REVERSE = "REVERSE";
}
