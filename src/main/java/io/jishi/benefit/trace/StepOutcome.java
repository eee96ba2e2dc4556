package io.jishi.benefit.trace;

/** What a step came to. */
public enum StepOutcome {
    /** It computed its amount. */
    COMPUTED("已计算", "computed"),
    /** It determined something that is no amount. */
    DETERMINED("已确定", "determined"),
    /** A ceiling, cap or quota cut what it would have paid. */
    CUT_BY_LIMIT("受限额控制", "cut by a limit"),
    /** The package has no terms for it. */
    NOT_MODELLED("政策包未收录", "not modelled"),
    /** Another layer has paid more than it now would, and keeps it: this layer adds that much less. */
    OFFSET("已扣除其他层多付部分", "less what another layer paid too much");

    private final String chinese;
    private final String english;

    StepOutcome(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Its label in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Its label in English. */
    public String english() {
        return english;
    }
}
