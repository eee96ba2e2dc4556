package io.jishi.reconciliation.model;

import java.util.Objects;

/** What a comparison comes to (对账结果). */
public enum Verdict {
    /** Nothing differs. */
    BALANCED("对平"),
    /** We have more. */
    OURS_MORE("中心多"),
    /** The institution has more. */
    THEIRS_MORE("医药机构多"),
    /** Both have it, with other content. */
    DIFFERENT("数据不一致");

    private static final String WIDE_DIFFERENCE = "00010";

    private final String chinese;

    Verdict(String chinese) {
        this.chinese = chinese;
    }

    /** In Chinese. */
    public String chinese() {
        return chinese;
    }

    /**
     * The code of the national interface: 0 to 3 in this order. Editions differ in its width; the last digit is the
     * same in both.
     *
     * @param wide six digits instead of one
     */
    public String code(boolean wide) {
        if (!wide) {
            return Integer.toString(ordinal());
        }
        return this == BALANCED ? "000000" : WIDE_DIFFERENCE + ordinal();
    }

    /**
     * The verdict on sums. Somebody has more if that side has more rows and none of its amounts is smaller; whatever
     * else differs is different, such as a cancellation that one side does not have.
     */
    static Verdict of(Sums ours, Sums theirs) {
        if (Objects.equals(ours, theirs)) {
            return BALANCED;
        }
        if (ours.count() > theirs.count() && !ours.minus(theirs).hasNegative()) {
            return OURS_MORE;
        }
        boolean theirsMore =
                theirs.count() > ours.count() && !theirs.minus(ours).hasNegative();
        return theirsMore ? THEIRS_MORE : DIFFERENT;
    }
}
