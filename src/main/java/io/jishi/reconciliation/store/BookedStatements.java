package io.jishi.reconciliation.store;

import io.jishi.platform.clock.SystemClock;
import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.CancelledPairs;
import io.jishi.reconciliation.model.ClearingType;
import io.jishi.reconciliation.model.RefundFilter;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Switches;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Set;

/**
 * The statements over settled rows.
 *
 * <p>A row that was reversed is not there, and a reversal neither: this goes by which row refers to which, so that a
 * bill whose cancellation was reversed is an ordinary bill again.
 */
final class BookedStatements {

    /** The id of a row's visit that institutions know, of the visit under the name {@code v}. */
    static final String VISIT_ID = "v.registration_id";

    /**
     * Whether the row under the name {@code %1$s} was reversed. Nothing undoes a reversal; the words about that let the
     * index of what is undone once serve. Asked as a value, it is one probe of that index a row, whatever the planner
     * believes of a table that has grown since it was last looked at.
     */
    static final String REVERSED = "((select r.settlement_id from settlement r where r.region = %1$s.region"
            + " and r.refers_to = %1$s.settlement_id and r.kind = 'REVERSAL' and r.undone_by is null limit 1)"
            + " is not null)";

    private static final String CANCELLED = "((select c.settlement_id from settlement c where c.region = s.region"
            + " and c.refers_to = s.settlement_id and c.kind = 'CANCELLATION' and c.undone_by is null limit 1)"
            + " is not null)";

    private static final String CANCELS_SUPPLEMENT = "exists (select from settlement b where b.region = s.region"
            + " and b.settlement_id = s.refers_to and b.kind = 'SUPPLEMENT')";

    /** Parameters 1 to 12, see {@link #parameters}. */
    private static final String BOOKED = "with booked as (select s.region, s.settlement_id, s.visit_id, s.person_id,"
            + " s.total, s.hospital_borne, s.personal_account, s.pooling_fund + s.critical_illness + s.extras"
            + " + s.medical_assistance + s.additional_assistance as funds, s.kind = 'CANCELLATION' as refund,"
            + " s.kind = 'SUPPLEMENT' or (s.kind = 'CANCELLATION' and " + CANCELS_SUPPLEMENT + ") as supplement,"
            + " s.kind = 'CANCELLATION' or " + CANCELLED + " as paired,"
            + " s.settled_at >= $5 and s.settled_at < $6 as settled_in_period,"
            + " s.settled_at >= $7 and s.settled_at < $8 as settled_in_late_days,"
            + " s.settled_on between $9 and $10 as reference_in_period"
            + " from settlement s where s.region = $1 and s.provider_code = $2"
            + " and ($3::text is null or s.scheme = $3)"
            + " and ($4::boolean is null or (s.care_type = 'INPATIENT') = $4)"
            + " and s.kind <> 'REVERSAL' and not " + REVERSED.formatted("s")
            + " and (($11::boolean and s.settled_at >= $5 and s.settled_at < $8)"
            + " or ($12::boolean and s.settled_on between $9 and $10))) ";

    /** Our rows in groups that every switch treats alike. */
    static final String GROUPS = BOOKED + "select refund, supplement, paired, settled_in_period, settled_in_late_days,"
            + " reference_in_period, count(*) as count, sum(total)::bigint as total, sum(funds)::bigint as funds,"
            + " sum(hospital_borne)::bigint as hospital_borne, sum(personal_account)::bigint as personal_account"
            + " from booked group by 1, 2, 3, 4, 5, 6";

    private static final String MESSAGE = "(select m.message_id from message m where m.region = $1"
            + " and m.settlement_id = coalesce(o.settlement_id, k.settlement_id) and m.kind = 'ORIGINAL'"
            + " and m.reason is null order by m.received_at, m.message_id limit 1) as message_id";

    private BookedStatements() {}

    /**
     * The parameters of every statement.
     *
     * @param days ways of booking that put a row on the days
     * @param graceMinutes by how much late days end after midnight
     */
    static Tuple parameters(Selection selection, Set<BookingDay> days, int graceMinutes) {
        LocalDate from = selection.period().from();
        LocalDate until = selection.period().until();
        OffsetDateTime begin = midnight(from);
        OffsetDateTime end = midnight(until.plusDays(1));
        ClearingType type = selection.clearingType();
        return Tuple.tuple()
                .addString(selection.region())
                .addString(selection.providerCode())
                .addString(
                        selection.scheme() == null ? null : selection.scheme().name())
                .addBoolean(type == null ? null : type == ClearingType.INPATIENT)
                .addOffsetDateTime(begin)
                .addOffsetDateTime(end)
                .addOffsetDateTime(begin.plusMinutes(graceMinutes))
                .addOffsetDateTime(end.plusMinutes(graceMinutes))
                .addLocalDate(from)
                .addLocalDate(until)
                .addBoolean(days.contains(BookingDay.SETTLEMENT_TIME))
                .addBoolean(days.contains(BookingDay.REFERENCE_DATE));
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return day.atStartOfDay(SystemClock.CHINA).toOffsetDateTime();
    }

    /** What our rows come to. */
    static String sums(Switches switches, RefundFilter refunds) {
        return ours(switches, refunds) + "select count(*) as count, coalesce(sum(total), 0)::bigint as total,"
                + " coalesce(sum(fund_total), 0)::bigint as fund_total,"
                + " coalesce(sum(personal_account), 0)::bigint as personal_account from ours";
    }

    /** Our rows beside those of the staged file, those that do not agree first. */
    static String comparison(Switches switches, RefundFilter refunds) {
        return ours(switches, refunds) + "select o.settlement_id as our_id, o.visit_id as our_visit,"
                + " o.person_id as our_person, o.total as our_total, o.fund_total as our_fund_total,"
                + " o.personal_account as our_personal_account, o.refund as our_refund,"
                + " f.settlement_id as their_id, f.visit_id as their_visit, f.person_id as their_person,"
                + " f.total as their_total, f.fund_total as their_fund_total,"
                + " f.personal_account as their_personal_account, f.refund as their_refund,"
                + " k.settlement_id is not null as known, k.settlement_id is not null and " + REVERSED.formatted("k")
                + " as reversed, " + MESSAGE
                + " from ours o full join " + StagedRows.TABLE + " f on f.settlement_id = o.settlement_id"
                + " left join settlement k on o.settlement_id is null and k.region = $1"
                + " and k.settlement_id = f.settlement_id"
                + " order by coalesce((o.visit_id, o.total, o.fund_total, o.personal_account, o.refund)"
                + " = (f.visit_id, f.total, f.fund_total, f.personal_account, f.refund), false),"
                + " coalesce(o.settlement_id, f.settlement_id) collate \"C\"";
    }

    /** The first staged row that is a bill of another institution or person. */
    static final String FOREIGN = "select f.position from " + StagedRows.TABLE + " f join settlement s"
            + " on s.region = $1 and s.settlement_id = f.settlement_id"
            + " where s.provider_code <> $2 or s.person_id <> f.person_id order by f.position limit 1";

    private static String ours(Switches switches, RefundFilter refunds) {
        return BOOKED + ", ours as (select b.settlement_id, " + VISIT_ID + " as visit_id, b.person_id, b.total, b.funds"
                + (switches.personalAccountInFunds() ? " + b.personal_account" : "")
                + (switches.hospitalBorneInFunds() ? " + b.hospital_borne" : "")
                + " as fund_total, b.personal_account, b.refund from booked b"
                + " join visit v on v.region = b.region and v.visit_id = b.visit_id where " + inPeriod(switches)
                + (switches.supplementsCounted() ? "" : " and not b.supplement")
                + (switches.cancelledPairs() == CancelledPairs.BOTH ? "" : " and not b.paired")
                + wanted(refunds) + ") ";
    }

    private static String inPeriod(Switches switches) {
        if (switches.bookingDay() == BookingDay.REFERENCE_DATE) {
            return "b.reference_in_period";
        }
        return switches.graceMinutes() == 0 ? "b.settled_in_period" : "b.settled_in_late_days";
    }

    private static String wanted(RefundFilter refunds) {
        return switch (refunds) {
            case ALL -> "";
            case REFUNDS -> " and b.refund";
            case NO_REFUNDS -> " and not b.refund";
        };
    }
}
