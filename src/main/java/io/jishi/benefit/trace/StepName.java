package io.jishi.benefit.trace;

/** The closed list of steps that a trace is made of. */
public enum StepName {
    /** What is left of the total. */
    ELIGIBLE_EXPENSE("政策范围内费用", "Eligible expense"),
    /** Where the care happened. */
    CARE_LOCATION("就医地点", "Place of care"),
    /** The fraction that leaves the eligible expense first. */
    FIRST_PAY("首先自付", "First pay"),
    /** The deductible. */
    DEDUCTIBLE("起付线", "Deductible"),
    /** The reimbursement rate, after any reduction. */
    REIMBURSEMENT_RATE("报销比例", "Reimbursement rate"),
    /** The least that the pooling fund pays. */
    FLOOR("保底支付", "Floor"),
    /** What the pooling fund pays. */
    POOLING_FUND("统筹基金支付", "Pooling fund"),
    /** What is lost for want of a filing. */
    UNREFERRED_REDUCTION("未备案转诊下浮金额", "Unreferred reduction"),
    /** This bill's part of the base of critical illness insurance. */
    CRITICAL_ILLNESS_BASE("大病保险计算基数", "Critical illness base"),
    /** What critical illness insurance pays. */
    CRITICAL_ILLNESS("大病保险支付", "Critical illness insurance"),
    /** What an extra layer pays. */
    EXTRA_LAYER("其他补充支付", "Extra layer"),
    /** What medical assistance pays. */
    MEDICAL_ASSISTANCE("医疗救助支付", "Medical assistance"),
    /** What additional assistance pays. */
    ADDITIONAL_ASSISTANCE("倾斜救助支付", "Additional assistance"),
    /** The most that all funds pay together. */
    GLOBAL_MAXIMUM("总报销封顶", "Global maximum"),
    /** Ordinary outpatient pooling. */
    OUTPATIENT_POOLING("普通门诊统筹支付", "Outpatient pooling"),
    /** Medicines for hypertension and diabetes. */
    TWO_DISEASE("两病门诊用药支付", "Outpatient medicines for hypertension and diabetes"),
    /** Chronic and special diseases. */
    CHRONIC_DISEASE("门诊慢特病支付", "Outpatient chronic disease"),
    /** What the personal account pays of the patient's part. */
    PERSONAL_ACCOUNT("个人账户支付", "Personal account"),
    /** What the patient pays. */
    OUT_OF_POCKET("个人负担", "Out of pocket"),
    /** What a supplement adds to a bill; the layers below it say what each adds. */
    SUPPLEMENT("补充结算应补付", "Added by the supplement");

    private final String chinese;
    private final String english;

    StepName(String chinese, String english) {
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
