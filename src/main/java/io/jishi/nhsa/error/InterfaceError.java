package io.jishi.nhsa.error;

/**
 * What may be wrong with a message, as against business refusals, which keep the numbers of {@link
 * io.jishi.shared.reason.Reason}: a closed list. Numbers are never used again.
 */
public enum InterfaceError {
    /** The body is no JSON object. */
    NOT_JSON(7001, "请求不是有效的JSON对象"),
    /** A JSON object that is no message of this interface. */
    NOT_AN_ENVELOPE(7002, "请求不是本接口的报文"),
    /** A required field of the envelope is absent. */
    ENVELOPE_FIELD_MISSING(7003, "报文缺少必填字段"),
    /** A field of the envelope is too long or otherwise wrong. */
    ENVELOPE_FIELD_WRONG(7004, "报文字段有误"),
    /** There is no such transaction here. */
    UNKNOWN_TRANSACTION(7005, "交易编号未知或未开通"),
    /** There is no such path, or it belongs to another transaction. */
    PATH_MISMATCH(7006, "请求路径与交易编号不符"),
    /** No credential. */
    CREDENTIAL_MISSING(7007, "缺少机构凭证"),
    /** A credential that is not valid, or not any more. */
    CREDENTIAL_INVALID(7008, "机构凭证无效"),
    /** The message names another institution than the one that calls. */
    INSTITUTION_NOT_THE_CALLER(7009, "定点医药机构编号与调用机构不符"),
    /** A required field, or node, is absent. */
    FIELD_MISSING(7010, "必填"),
    /** A text has too many characters, a number too many digits. */
    FIELD_TOO_LONG(7011, "超过规定长度"),
    /** Not a number. */
    NOT_A_NUMBER(7012, "不是数值"),
    /** More digits after the point than the field takes. */
    TOO_MANY_DECIMALS(7013, "小数位数过多"),
    /** Not a day, or not a time. */
    NOT_A_DATE(7014, "不是有效的日期时间"),
    /** An object or a list where a value belongs, or the other way round. */
    WRONG_FORM(7015, "类型错误"),
    /** A code that decides something, and that nobody knows. */
    UNKNOWN_CODE(7016, "代码未知"),
    /** Fewer rows than the node must have. */
    TOO_FEW_ROWS(7017, "行数不足"),
    /** More rows than the node may have. */
    TOO_MANY_ROWS(7018, "行数过多"),
    /** The input is neither an object nor a text that holds one. */
    MALFORMED_INPUT(7019, "交易输入不是有效的JSON对象"),
    /** Nothing says where the person is insured. */
    REGION_MISSING(7020, "缺少参保地医保区划"),
    /** The region is not served here. */
    REGION_NOT_SERVED(7021, "参保地不在本系统服务范围"),
    /** A number that this gateway cannot have given. */
    WRONG_IDENTIFIER(7022, "编号格式有误"),
    /** Fields contradict each other. */
    CONTRADICTION(7023, "字段内容相互矛盾"),
    /** The field cannot be below zero here. */
    NEGATIVE(7024, "不得为负数"),
    /** A day that has not come. */
    IN_THE_FUTURE(7025, "不得晚于当前日期"),
    /** A kind of message that this gateway does not carry out. */
    NOT_OFFERED(7026, "本系统未开通"),
    /** A scheme that is not served. */
    SCHEME_NOT_SERVED(7027, "险种尚未接入"),
    /** Nothing was done, and the same message may be sent again later. */
    NOT_EXECUTED(7030, "系统繁忙,本次报文未执行,请稍后重发"),
    /** Whether it was done is not known: reverse by 2601. */
    OUTCOME_UNKNOWN(7031, "交易结果未知,请冲正或查询", 504),
    /** An earlier copy of the message is still being worked on. */
    IN_PROGRESS(7032, "同一报文正在处理", 504),
    /** The message id was used for other content. */
    MESSAGE_REUSED(7033, "报文ID已用于其他内容"),
    /** There is no such visit of this institution. */
    NO_SUCH_VISIT(7034, "就诊记录不存在或不属于本机构"),
    /** There is no such settlement of this institution. */
    NO_SUCH_SETTLEMENT(7035, "结算记录不存在或不属于本机构"),
    /** There is no such filing that this institution sees. */
    NO_SUCH_FILING(7036, "备案记录不存在或不属于本机构"),
    /** There is no such file of this institution. */
    NO_SUCH_FILE(7037, "文件不存在或不属于本机构"),
    /** The filing is seen by the institution and was made by another one. */
    NOT_THE_FILER(7038, "仅备案机构可以撤销备案"),
    /** The person cannot be found by this credential. */
    CREDENTIAL_NOT_READABLE(7039, "无法由该就诊凭证识别参保人,请提供居民身份证号码"),
    /** The message is larger than this transaction takes. */
    TOO_LARGE(7040, "报文过大", 413),
    /** The institution sends too much; nothing was done, and the same message may be sent again later. */
    QUOTA_EXCEEDED(7041, "本机构报文过多,本次报文未执行,请稍后重发"),
    /** A fault of ours. */
    INTERNAL(7099, "内部错误", 500);

    private final int number;
    private final String chinese;
    private final int status;

    InterfaceError(int number, String chinese) {
        this(number, chinese, 200);
    }

    InterfaceError(int number, String chinese, int status) {
        this.number = number;
        this.chinese = chinese;
        this.status = status;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** One sentence in Chinese; a predicate where it follows the name of a field. */
    public String chinese() {
        return chinese;
    }

    /** The HTTP status: other than 200 only where clients must not take the answer as a definite one. */
    public int status() {
        return status;
    }
}
