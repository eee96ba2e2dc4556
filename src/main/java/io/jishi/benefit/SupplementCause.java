package io.jishi.benefit;

import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Provenance;
import java.time.LocalDate;

/**
 * The late facts that a supplement is made for. Their basis is a national notice and holds in every region: it says
 * that there is a supplement, and none of the values that the policy packages give. That the bill is supplemented and
 * not made anew is the reading of the calculation rules, section 7.
 */
public enum SupplementCause {
    /** An assistance identity that reaches back to the reference date became known after the bill (S2-03-4). */
    LATE_IDENTITY(
            "医疗救助身份补登记",
            "late assistance identity",
            new Citation(
                    "关于坚决完成医疗保障脱贫攻坚硬任务的指导意见 (医保发〔2019〕57号)",
                    "三",
                    LocalDate.of(2019, 9, 29),
                    Provenance.INTERPRETATION)),
    /** Medical assistance was granted on application after the bill (S4-03-3). */
    LATE_GRANT(
            "依申请救助",
            "assistance granted on application",
            new Citation("关于做好2021年城乡居民基本医疗保障工作的通知", "三 依申请救助", LocalDate.of(2021, 5, 27), Provenance.INTERPRETATION));

    private final String chinese;
    private final String english;
    private final Citation citation;

    SupplementCause(String chinese, String english, Citation citation) {
        this.chinese = chinese;
        this.english = english;
        this.citation = citation;
    }

    /** Its label in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Its label in English. */
    public String english() {
        return english;
    }

    /** The article it rests on. */
    public Citation citation() {
        return citation;
    }
}
