package io.jishi.api.problem;

/** Errors of a request, as against business refusals, which have their own list. Numbers are never used again. */
public enum ProblemCode {
    /** Not JSON, or not storable text. */
    MALFORMED_DOCUMENT(4001, 400, "请求不是有效的 JSON", "The body is not a valid JSON document."),
    /** Fields are missing, unknown or wrong. */
    INVALID_FIELDS(4002, 400, "字段缺失或有误", "Fields are missing, unknown or wrong."),
    /** No credential, or one that is not valid. */
    UNAUTHENTICATED(4003, 401, "缺少有效的机构凭证", "A valid X-Api-Key is required."),
    /** There is no such thing, or it is not the caller's. */
    NOT_FOUND(4004, 404, "不存在或无权查看", "There is no such resource for this caller."),
    /** The path does not take this method. */
    METHOD_NOT_ALLOWED(4005, 405, "不支持的方法", "The method is not allowed here."),
    /** The representation cannot be given in an accepted form. */
    NOT_ACCEPTABLE(4006, 406, "不支持的返回格式", "No accepted representation is available."),
    /** The body is larger than this path takes. */
    TOO_LARGE(4007, 413, "请求体过大", "The body is too large."),
    /** The body is of another media type. */
    UNSUPPORTED_MEDIA_TYPE(4008, 415, "不支持的内容类型", "The media type is not supported; send application/json."),
    /** No idempotency key, or a malformed one. */
    MESSAGE_ID_MISSING(4009, 400, "缺少或错误的 Idempotency-Key", "A valid Idempotency-Key header is required."),
    /** The key was used for other content. */
    MESSAGE_ID_REUSED(4010, 422, "该 Idempotency-Key 已用于其他内容", "The Idempotency-Key was used for another request."),
    /** The same message is being worked on. */
    IN_PROGRESS(4011, 409, "同一报文正在处理", "The same message is still being processed.", 1),
    /** Fee lines contradict themselves or the total. */
    LINES_INCONSISTENT(4012, 422, "费用明细不一致", "The fee lines do not add up."),
    /** The provider must send totals, or must send lines. */
    LINES_NOT_POSSIBLE(4013, 422, "该机构须按汇总金额结算", "No catalogue splits this provider's lines; send totals."),
    /** Too much work is waiting; nothing was done. */
    OVERLOADED(4014, 503, "系统繁忙,请求未执行", "Too busy; the request was not executed.", 1),
    /** The answer did not arrive in time; ask for the outcome. */
    OUTCOME_UNKNOWN(4015, 504, "结果未知,请查询", "The outcome is not known yet; query it before anything else.", 1),
    /** The service cannot reach what it needs; nothing was done. */
    UNAVAILABLE(4016, 503, "暂不可用,请求未执行", "Temporarily unavailable; the request was not executed.", 2),
    /** The request itself is wrong in a way without a code of its own. */
    BAD_REQUEST(4017, 400, "请求有误", "The request cannot be understood."),
    /** The caller sees the filing and may not withdraw it. */
    NOT_THE_FILER(4018, 403, "仅备案机构可以撤销备案", "Only the institution that filed it may withdraw a filing."),
    /** The institution sends too much; nothing was done. */
    QUOTA_EXCEEDED(4019, 429, "本机构请求过多,请求未执行", "This caller sends too much at once; it was not executed.", 1),
    /** A fault of ours; nothing was stored. */
    INTERNAL(5000, 500, "内部错误", "An internal error occurred.");

    private final int number;
    private final int status;
    private final String chinese;
    private final String english;
    private final int retryAfterSeconds;

    ProblemCode(int number, int status, String chinese, String english) {
        this(number, status, chinese, english, 0);
    }

    ProblemCode(int number, int status, String chinese, String english, int retryAfterSeconds) {
        this.number = number;
        this.status = status;
        this.chinese = chinese;
        this.english = english;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One sentence in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** One sentence in English. */
    public String english() {
        return english;
    }

    /**
     * The least time after which to try again, in seconds; zero where a repeat would not help. Where many are refused
     * at once they are told different times; see {@link RetryAfter}.
     */
    public int retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
