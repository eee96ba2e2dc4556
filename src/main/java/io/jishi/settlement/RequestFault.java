package io.jishi.settlement;

/**
 * How a request contradicts itself, or asks for what cannot be done with it. Nothing is stored for such a request,
 * so that the corrected one may use the same message id.
 *
 * @param kind what is wrong
 * @param field path of the field
 * @param detail one English sentence, with the difference where there is one; never a person's data
 * @param chinese the same in Chinese
 */
public record RequestFault(Kind kind, String field, String detail, String chinese) {

    /** A fault that is told in Chinese by its kind alone. */
    public RequestFault(Kind kind, String field, String detail) {
        this(kind, field, detail, kind.chinese);
    }

    /** Kinds of faults. */
    public enum Kind {
        /** Lines or totals do not add up. */
        NOT_ADDING_UP("与其他内容不符"),
        /** The provider has no catalogue that could split lines. */
        LINES_NOT_POSSIBLE("该机构没有目录,不能按明细结算"),
        /** The package needs class sums, or a disease that it knows. */
        INCOMPLETE("内容不完整或与已登记的不符"),
        /** There is no such settlement of this provider. */
        NOT_FOUND("不存在或不属于本机构");

        private final String chinese;

        Kind(String chinese) {
            this.chinese = chinese;
        }
    }
}
