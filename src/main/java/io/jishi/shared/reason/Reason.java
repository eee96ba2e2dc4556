package io.jishi.shared.reason;

/**
 * Why a bill is not made, or an undo not done: a closed, numbered list. Numbers are never used again for another
 * reason. Precedence is that of the calculation rules: the gates 2001 to 2008, then the visit, then the terms (10xx).
 * 2009 is no gate: a second message for a settled visit is recognised before any of them.
 */
public enum Reason {
    /** The insured region is no county of any package. */
    REGION_NOT_SERVED(1001, "参保地不在本系统服务范围", "The insured region is not served here."),
    /** The region has no package for this scheme. */
    SCHEME_NOT_SERVED(1002, "该参保地的此险种尚未接入", "This scheme of the insured region is not served here."),
    /** The package has no rules for the reference date. */
    POLICY_NOT_IN_FORCE(1003, "结算日期没有生效的政策", "No policy of the region is in force on the reference date."),
    /** The rules of that date have no terms for this kind of care. */
    CARE_TYPE_NOT_SERVED(1004, "该日期的政策未规定此医疗类别的待遇", "The policy of that date has no rule for this care type."),
    /** The parts of the total exceed it, or do not add up to it. */
    FEES_INCONSISTENT(1005, "费用构成与总额不符", "The parts of the bill do not add up to its total."),
    /** No row of a rule table applies: the package has a gap, a human must look. */
    TERMS_NOT_RESOLVABLE(1006, "待遇条款无法确定,需人工复核", "The benefit terms cannot be resolved; a review is needed."),

    /** Nobody is registered under this id or ID number in the region. */
    PERSON_UNKNOWN(2001, "参保人未登记", "The person is not registered in the insured region."),
    /** No cover of the scheme is active on the reference date. */
    COVER_NOT_ACTIVE(2002, "结算日期没有有效的参保", "No cover of this scheme is active on the reference date."),
    /** Another scheme covers the same day (S0-03-3, S0-03-4). */
    SECOND_COVER(2003, "同日存在其他险种的有效参保", "Another scheme covers the person on the same day."),
    /** The waiting period is not over and no exemption applies (S4-02-9). */
    WAITING_PERIOD(2004, "待遇享受等待期未满", "The waiting period is not over."),
    /** The region does not recognise the provider. */
    PROVIDER_NOT_DESIGNATED(2005, "医疗机构不是定点机构", "The provider is not designated by the insured region."),
    /** No agreement is in force on the reference date (S0-07-5). */
    AGREEMENT_NOT_IN_FORCE(2006, "定点协议在结算日期未生效", "The provider's agreement is not in force on the reference date."),
    /** The agreement does not extend to this kind of care. */
    CARE_TYPE_NOT_IN_AGREEMENT(2007, "定点协议不包含此医疗类别", "The provider's agreement does not include this care type."),
    /** No filing of the disease is valid on the reference date. */
    DISEASE_NOT_FILED(2008, "没有有效的病种备案", "No filing for this disease is valid on the reference date."),
    /** The visit has its bill, made from the same content. */
    VISIT_ALREADY_SETTLED(2009, "该次就诊已经结算", "The visit is settled already."),
    /** The visit has its bill, and this request says something else about it. */
    VISIT_SETTLED_WITH_OTHER_CONTENT(2010, "该次就诊已按其他内容结算", "The visit is settled with other content."),
    /** The visit number names the visit of another person, scheme or kind of care. */
    VISIT_OF_OTHER_PERSON(2011, "就诊号属于另一就诊记录", "The visit number belongs to another visit."),

    /** The bill is cancelled or reversed already. */
    SETTLEMENT_ALREADY_UNDONE(3001, "该结算已被撤销", "The settlement is undone already."),
    /** A later live bill of the person's year stands on this one. */
    NOT_THE_NEWEST_SETTLEMENT(3002, "存在更晚的结算,须先撤销", "A later settlement of the year must be cancelled first."),
    /** An undo cannot itself be cancelled. */
    NOT_A_SETTLEMENT(3003, "该记录不是结算", "This record is not a settlement."),
    /** No late fact of this kind is registered for the bill, or it gives the patient nothing more. */
    NOTHING_TO_ADD(3004, "没有可补充结算的金额", "There is nothing to add to this settlement."),
    /** A live supplement stands on this bill. */
    HAS_SUPPLEMENT(3005, "该结算有补充结算,须先撤销补充结算", "A supplement of the settlement must be cancelled first."),

    /** What undid the bill cannot be undone while the visit has another one. */
    VISIT_SETTLED_ANEW(3006, "该次就诊已重新结算,须先撤销新的结算", "The visit has been settled anew; undo that settlement first."),
    /** The message was reversed before it arrived, or its bill was undone since, or would stand again. */
    MESSAGE_REVERSED(3007, "该报文已被冲正,不再执行", "The message has been reversed and is not carried out."),

    /** The visit is no longer what the cancelled bill was made of. */
    VISIT_CHANGED_SINCE(
            3008, "撤销结算后该次就诊已有变更,须重新结算", "The visit has changed since the settlement was cancelled; settle it again."),
    /** What the bill took of the personal account has been used for another one. */
    ACCOUNT_USED_SINCE(
            3009, "个人账户余额已用于其他结算,须重新结算", "The personal account has been used for another bill; settle it again."),

    /** The region does not recognise the receiving hospital of a filing. */
    RECEIVING_HOSPITAL_NOT_DESIGNATED(
            6001, "接收医院不是定点机构", "The receiving hospital is not designated by the insured region."),
    /** The receiving hospital stands in another place than the one that the filing names. */
    RECEIVING_HOSPITAL_ELSEWHERE(6002, "接收医院不在所填就医地", "The receiving hospital is not in the treatment region."),
    /** The filing is good for longer than its kind may be. */
    FILING_TOO_LONG(6003, "备案有效期过长", "The filing is valid for too long."),
    /** As many filings of the person stand as may. */
    TOO_MANY_FILINGS(6004, "该参保人有效备案过多", "Too many filings of the person stand; withdraw some."),

    /** The number names another open or settled visit. */
    VISIT_NUMBER_IN_USE(8001, "该就诊号已用于另一次就诊", "The visit number is in use for another visit."),
    /** The visit was withdrawn. */
    VISIT_WITHDRAWN(8002, "该就诊登记已撤销,须重新登记", "The visit was withdrawn; open it again."),
    /** The visit is still open. */
    VISIT_NOT_DISCHARGED(8003, "尚未办理出院,须先办理出院", "The discharge has not been reported; report it first."),
    /** The discharge has been reported. */
    VISIT_DISCHARGED(8004, "已办理出院,须先撤销出院", "The discharge has been reported; undo it first."),
    /** A live bill stands on the visit. */
    VISIT_SETTLED(8005, "该次就诊已结算,须先撤销结算", "The visit is settled; cancel the settlement first."),
    /** Lines are in force. */
    VISIT_HAS_LINES(8006, "存在费用明细,须先撤销费用明细", "The visit has fee lines; withdraw them first."),
    /** No lines are in force. */
    VISIT_WITHOUT_LINES(8007, "没有费用明细,须先上传费用明细", "The visit has no fee lines; upload them first."),
    /** The serial names no line that is in force. */
    LINE_UNKNOWN(8008, "费用明细不存在或已撤销", "There is no such fee line in force."),
    /** A return in force names the line. */
    LINE_HAS_RETURNS(8009, "该明细已有退费,须先撤销退费明细", "A return of the line is in force; withdraw it first."),
    /** Lines were split by the old kind of care. */
    CARE_TYPE_HAS_LINES(
            8010, "已有费用明细,变更医疗类别须先撤销费用明细", "The care type cannot change while lines are in force; withdraw them."),
    /** The step is one of stays. */
    VISIT_IS_NO_STAY(8011, "该次就诊不是住院", "The visit is no stay."),
    /** The visit was reported and settled in one message. */
    VISIT_REPORTED_AT_ONCE(8012, "该次就诊未逐步登记,只能整单结算或撤销", "The visit was reported at once and has no steps."),
    /** The visit is reported step by step. */
    VISIT_REPORTED_BY_STEPS(8013, "该次就诊已逐步登记,须按就诊结算", "The visit is reported step by step; settle it by its id."),
    /** As many lines are in force as may. */
    TOO_MANY_LINES(8014, "费用明细条数超过上限", "The visit has too many fee lines.");

    private final int number;
    private final String chinese;
    private final String english;

    Reason(int number, String chinese, String english) {
        this.number = number;
        this.chinese = chinese;
        this.english = english;
    }

    /** The stable number. */
    public int number() {
        return number;
    }

    /** One sentence in Chinese. */
    public String chinese() {
        return chinese;
    }

    /** One sentence in English. */
    public String english() {
        return english;
    }
}
