package io.jishi.shared.code;

/** The closed list of assistance categories of a person, each with validity dates of its own. */
public enum AssistanceCategory {
    /** Registered poor household (建档立卡贫困人口). */
    REGISTERED_POOR,
    /** Lifted from poverty (脱贫人口). */
    LIFTED_FROM_POVERTY,
    /** Person in extreme poverty, rural (农村特困人员). */
    EXTREME_POVERTY_RURAL,
    /** Person in extreme poverty, urban (城市特困人员). */
    EXTREME_POVERTY_URBAN,
    /** Subsistence-allowance recipient (低保对象). */
    SUBSISTENCE_ALLOWANCE,
    /** Near-subsistence-allowance household (低保边缘). */
    NEAR_SUBSISTENCE_ALLOWANCE,
    /** Returned to, or newly in, poverty (返贫致贫人口). */
    RELAPSED_INTO_POVERTY,
    /** Monitored for return to poverty (防返贫监测对象). */
    POVERTY_MONITORED,
    /** Impoverished by illness (因病致贫). */
    IMPOVERISHED_BY_ILLNESS,
    /** Severe disability (重度残疾人). */
    SEVERE_DISABILITY,
    /** Disabled, unable to work (丧失劳动能力的残疾人). */
    DISABLED_NO_LABOUR,
    /** Aged 60 or more in a low-income household (低收入家庭60岁以上老年人). */
    LOW_INCOME_ELDERLY,
    /** Minor in a low-income household (低收入家庭未成年人). */
    LOW_INCOME_MINOR,
    /** Orphan (孤儿). */
    ORPHAN
}
