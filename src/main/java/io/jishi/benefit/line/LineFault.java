package io.jishi.benefit.line;

/** How a fee line contradicts itself or the lines before it. */
public enum LineFault {
    /** The serial was used before in the visit. */
    SERIAL_REPEATED("流水号已用于其他内容"),
    /** The quantity is zero, or its sign does not fit: only a return is negative. */
    QUANTITY_SIGN("数量为零,或正负与退费不符"),
    /** The amount is not price times quantity. */
    AMOUNT_DIFFERS("金额不等于单价乘数量,或不等于原明细剩余金额"),
    /** The line that is returned is not there, or is of another item. */
    RETURN_OF_UNKNOWN_LINE("未找到同一项目的原明细"),
    /** More is returned than is left of the line, or at another price. */
    RETURN_EXCEEDS_LINE("退费超过原明细剩余,或单价不同");

    private final String chinese;

    LineFault(String chinese) {
        this.chinese = chinese;
    }

    /** One sentence in Chinese. */
    public String chinese() {
        return chinese;
    }
}
