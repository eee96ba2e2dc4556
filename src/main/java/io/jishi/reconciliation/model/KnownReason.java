package io.jishi.reconciliation.model;

import java.util.Arrays;
import java.util.List;

/** A known reason why two correct sums differ: a switch that stands the other way on the institution's side. */
public enum KnownReason {
    /** Cancelled bills and their cancellations count on one side only. */
    CANCELLED_PAIRS("已撤销的结算与撤销记录是否计入", "cancelled-pairs"),
    /** The fund total with or without the personal account. */
    PERSONAL_ACCOUNT("基金总额是否含个人账户", "personal-account-in-funds"),
    /** The fund total with or without what the hospital bears. */
    HOSPITAL_BORNE("基金总额是否含医院负担", "hospital-borne-in-funds"),
    /** Booked by the time of settlement or by the reference date. */
    BOOKING_DAY("按结算时间或按结算基准日期入账", "booking-day"),
    /** A settlement after midnight is booked on the day before. */
    MIDNIGHT("零点后的结算归入哪一天", "grace-minutes"),
    /** Supplements count on one side only. */
    SUPPLEMENTS("补充结算是否计入", "supplements-counted");

    private final String chinese;
    private final String key;

    KnownReason(String chinese, String key) {
        this.chinese = chinese;
        this.key = key;
    }

    /** In Chinese. */
    public String chinese() {
        return chinese;
    }

    /** Name of the setting, below that of its region. */
    public String key() {
        return key;
    }

    /** The reasons each of which, alone, would explain the claim. */
    static List<KnownReason> explaining(Sums claimed, List<BookedGroup> groups, Switches now, RefundFilter refunds) {
        return Arrays.stream(values())
                .filter(reason -> now.turned(reason).sumsOf(groups, refunds).equals(claimed))
                .toList();
    }
}
