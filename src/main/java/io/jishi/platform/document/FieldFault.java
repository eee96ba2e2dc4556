package io.jishi.platform.document;

/** What may be wrong with one field: a closed, numbered list. */
public enum FieldFault {
    /** A required field is absent or null. */
    MISSING(101, "缺少必填字段", "is required"),
    /** The field is not known here. */
    UNKNOWN_FIELD(102, "未知字段", "is not a known field"),
    /** Another type is expected. */
    WRONG_TYPE(103, "类型错误", "has the wrong type"),
    /** The code is not in the list. */
    UNKNOWN_CODE(104, "未知代码", "is not a known code"),
    /** More digits after the point than the field takes: two for an amount. */
    TOO_FINE(105, "小数位数过多", "has too many digits after the point"),
    /** Written with an exponent, a plus sign or other decoration. */
    NOT_PLAIN(106, "数值须为普通十进制写法", "is not written as a plain decimal"),
    /** Below zero. */
    NEGATIVE(107, "不得为负", "must not be negative"),
    /** Above the largest value. */
    TOO_LARGE(108, "超过上限", "is too large"),
    /** Not a calendar date in the form 2019-11-12. */
    NOT_A_DATE(109, "日期须为 YYYY-MM-DD", "is not a date of the form YYYY-MM-DD"),
    /** Too short or too long. */
    WRONG_LENGTH(110, "长度不符", "has the wrong length"),
    /** Has characters that the field does not take. */
    WRONG_CHARACTERS(111, "含有不允许的字符", "has characters that are not allowed"),
    /** Contradicts another field. */
    CONTRADICTION(112, "与其他字段矛盾", "contradicts another field"),
    /** The same element twice. */
    REPEATED(113, "重复", "is repeated"),
    /** Too many elements. */
    TOO_MANY(114, "数量过多", "has too many elements"),
    /** Outside the range that makes sense. */
    OUT_OF_RANGE(115, "超出范围", "is out of range");

    private final int number;
    private final String chinese;
    private final String english;

    FieldFault(int number, String chinese, String english) {
        this.number = number;
        this.chinese = chinese;
        this.english = english;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** A phrase in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** A phrase in English that follows the field's name. */
    public String english() {
        return english;
    }
}
