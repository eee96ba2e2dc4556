package io.jishi.shared.code;

/** The national grade of a hospital (医院等级), from the highest to none. */
public enum Grade {
    /** 三级甲等. */
    GRADE_3A("3A"),
    /** 三级乙等. */
    GRADE_3B("3B"),
    /** 三级丙等. */
    GRADE_3C("3C"),
    /** 二级甲等. */
    GRADE_2A("2A"),
    /** 二级乙等. */
    GRADE_2B("2B"),
    /** 二级丙等. */
    GRADE_2C("2C"),
    /** 一级甲等. */
    GRADE_1A("1A"),
    /** 一级乙等. */
    GRADE_1B("1B"),
    /** 一级丙等. */
    GRADE_1C("1C"),
    /** No grade (未定级). */
    UNGRADED("UNGRADED");

    private final String code;

    Grade(String code) {
        this.code = code;
    }

    /** Whether a hospital of this grade stands below one of the other; no grade is below every grade. */
    public boolean isBelow(Grade other) {
        return ordinal() > other.ordinal();
    }

    /** The code on the wire and in policy files. */
    public String code() {
        return code;
    }
}
