package io.jishi.api.policy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Parameters in Chinese. One that is not here is shown by its name alone. */
final class ParameterLabels {

    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry("inpatient.terms", "住院起付标准和支付比例"),
            Map.entry("inpatient.admissionFactors", "多次住院起付标准系数"),
            Map.entry("inpatient.annualCeiling", "统筹基金年度最高支付限额"),
            Map.entry("inpatient.unreferredReduction", "未备案转诊下浮百分点"),
            Map.entry("criticalIllness.terms", "大病保险待遇"),
            Map.entry("extraLayers", "三重保障以外的补充待遇"),
            Map.entry("medicalAssistance.terms", "医疗救助待遇"),
            Map.entry("additionalAssistance.terms", "倾斜救助待遇"),
            Map.entry("outpatientPooling.rates", "普通门诊统筹支付比例"),
            Map.entry("outpatientPooling.dayCap", "普通门诊统筹单日支付限额"),
            Map.entry("outpatientPooling.yearCap", "普通门诊统筹年度支付限额"),
            Map.entry("outpatientPooling.visitCap", "普通门诊统筹单次支付限额"),
            Map.entry("outpatientPooling.paidVisitsPerDay", "普通门诊统筹每日可支付就诊次数"),
            Map.entry("outpatientPooling.yearPart", "普通门诊统筹年度限额内的分项限额"),
            Map.entry("twoDisease.rates", "两病门诊用药支付比例"),
            Map.entry("twoDisease.deductible", "两病门诊用药起付标准"),
            Map.entry("twoDisease.yearCaps", "两病门诊用药年度支付限额"),
            Map.entry("chronicDisease.rate", "门诊慢特病支付比例"),
            Map.entry("chronicDisease.quotas", "门诊慢特病年度支付限额"),
            Map.entry("personalAccount.credits", "个人(家庭)账户是否计入"),
            Map.entry("personalAccount.pays", "个人(家庭)账户余额可支付的医疗类别"));

    private ParameterLabels() {}

    static @Nullable String chinese(String parameter) {
        return CHINESE.get(parameter);
    }
}
