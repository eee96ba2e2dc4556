package io.jishi.policy.national;

/** What came of a check. */
public enum Verdict {
    /** The package does what the row says. */
    PASSES("符合", "passes"),
    /** It does not. A region may have its reasons; the bill is computed by its own rules all the same. */
    FAILS("不符合", "FAILS"),
    /** The package does not hold what the row is about. */
    CANNOT_BE_CHECKED("无法核对", "cannot be checked");

    private final String chinese;
    private final String english;

    Verdict(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** Its name in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Its name in English. */
    public String english() {
        return english;
    }
}
