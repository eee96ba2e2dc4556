package io.jishi.benefit.trace;

/** The closed list of inputs that a step may name. */
public enum InputName {
    /** The medical expense. */
    TOTAL("total", "医疗费总额"),
    /** Outside the catalogue. */
    NON_COVERED("nonCovered", "全自费"),
    /** Above price limits. */
    OVER_LIMIT("overLimit", "超限价"),
    /** Taken first. */
    UPFRONT_SELF_PAY("upfrontSelfPay", "先行自付"),
    /** Eligible expense. */
    ELIGIBLE("eligible", "政策范围内费用"),
    /** Eligible expense of class A. */
    CLASS_A("classA", "甲类金额"),
    /** Eligible expense of class B. */
    CLASS_B("classB", "乙类金额"),
    /** The person's county. */
    INSURED_COUNTY("insuredCounty", "参保县(市、区)"),
    /** The provider's place. */
    TREATMENT_REGION("treatmentRegion", "就医地"),
    /** Where the care happened. */
    LOCATION("location", "就医地点"),
    /** Filing status. */
    REFERRAL("referral", "转诊备案"),
    /** Assistance categories. */
    CATEGORIES("assistanceCategories", "救助身份"),
    /** Which admission of the year this is. */
    ADMISSION_ORDINAL("admissionOrdinal", "年度住院次数"),
    /** Its factor. */
    ADMISSION_FACTOR("admissionFactor", "起付线系数"),
    /** The deductible of a first admission. */
    DEDUCTIBLE_STANDARD("deductibleStandard", "起付标准"),
    /** The deductible applied. */
    DEDUCTIBLE("deductible", "起付线"),
    /** Part of a yearly deductible used before. */
    DEDUCTIBLE_USED("deductibleUsed", "已扣起付额"),
    /** Most that deductibles of the year come to. */
    DEDUCTIBLE_YEAR_LIMIT("deductibleYearLimit", "年度起付线限额"),
    /** Never less. */
    MINIMUM("minimum", "最低"),
    /** Never more. */
    MAXIMUM("maximum", "最高"),
    /** Taken first by place of care. */
    FIRST_PAY("firstPay", "首先自付"),
    /** The rate of the row. */
    RATE("rate", "比例"),
    /** The rate after the reduction. */
    REDUCED_RATE("reducedRate", "下浮后比例"),
    /** Percentage points taken off. */
    REDUCTION_POINTS("reductionPoints", "下浮百分点"),
    /** Above the deductible. */
    ABOVE_DEDUCTIBLE("aboveDeductible", "起付线以上金额"),
    /** What the ceiling leaves. */
    CEILING_LEFT("ceilingLeft", "年度限额余额"),
    /** Paid at the full rate. */
    PAID_AT_FULL_RATE("paidAtFullRate", "按原比例应付"),
    /** Paid by the pooling fund. */
    POOLING_FUND("poolingFund", "统筹基金支付"),
    /** The reduction. */
    UNREFERRED_REDUCTION("unreferredReduction", "未备案下浮金额"),
    /** Base of earlier bills. */
    BASE_BEFORE("baseBefore", "此前累计基数"),
    /** Base of this bill. */
    BASE("base", "本次基数"),
    /** What a layer before this one paid. */
    CRITICAL_ILLNESS("criticalIllness", "大病保险支付"),
    /** Extra layers. */
    EXTRAS("extras", "其他补充支付"),
    /** Medical assistance. */
    MEDICAL_ASSISTANCE("medicalAssistance", "医疗救助支付"),
    /** What a cap leaves. */
    CAP_LEFT("capLeft", "年度封顶余额"),
    /** What a visit-and-day cap leaves. */
    DAY_CAP_LEFT("dayCapLeft", "当日限额余额"),
    /** How many visits of a day are paid. */
    PAID_VISITS_PER_DAY("paidVisitsPerDay", "每日可支付就诊次数"),
    /** What earlier visits of the day were paid. */
    PAID_TODAY("paidToday", "当日已支付"),
    /** What a part of a yearly cap leaves. */
    YEAR_PART_LEFT("yearPartLeft", "年度分项限额余额"),
    /** What a visit may be paid. */
    VISIT_CAP("visitCap", "单次限额"),
    /** What a yearly cap leaves. */
    YEAR_CAP_LEFT("yearCapLeft", "年度限额余额"),
    /** What the patient would still bear. */
    REMAINDER("remainder", "前序支付后余额"),
    /** A threshold. */
    THRESHOLD("threshold", "起付标准"),
    /** All funds together. */
    FUND_TOTAL("fundTotal", "基金支付合计"),
    /** Kind of care. */
    CARE_TYPE("careType", "医疗类别"),
    /** What may be taken from the personal account. */
    ACCOUNT_AVAILABLE("accountAvailable", "个人账户可用金额"),
    /** Taken from the personal account. */
    PERSONAL_ACCOUNT("personalAccount", "个人账户支付"),
    /** Paid in cash. */
    CASH("cash", "现金支付"),
    /** A disease. */
    DISEASE("disease", "病种"),
    /** Name of an extra layer. */
    LAYER("layer", "补充项目"),
    /** Rate for class A. */
    RATE_CLASS_A("rateClassA", "甲类比例"),
    /** Rate for class B. */
    RATE_CLASS_B("rateClassB", "乙类比例"),
    /** Why a supplement is made. */
    CAUSE("cause", "补充结算原因"),
    /** What the bill comes to with the late fact. */
    COMPUTED_AGAIN("computedAgain", "重新计算应付"),
    /** What the bill and its earlier supplements have paid. */
    PAID_SO_FAR("paidSoFar", "此前已付");

    private final String field;
    private final String chinese;

    InputName(String field, String chinese) {
        this.field = field;
        this.chinese = chinese;
    }

    /** Its name on the wire. */
    public String field() {
        return field;
    }

    /** Its label in Chinese. */
    public String chinese() {
        return chinese;
    }
}
