package io.jishi.support;

import io.jishi.shared.id.TimeOrderedId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A row of the settlement table that no settling made, with its visit and its message, for tests of what comes
 * afterwards. The bills lie in a region that nobody else uses, each of a provider of its own.
 *
 * @param id the settlement
 * @param kind as the table has it
 * @param refersTo what it undoes or supplements; null for a bill
 * @param providerCode the institution
 * @param visitId the visit
 * @param personId the patient
 * @param scheme RESIDENT or EMPLOYEE
 * @param careType as the table has it
 * @param settledOn the reference date
 * @param settledAt when
 * @param parts who pays what, in fen
 */
public record SettledRow(
        String id,
        String kind,
        @Nullable String refersTo,
        String providerCode,
        String visitId,
        String personId,
        String scheme,
        String careType,
        LocalDate settledOn,
        Instant settledAt,
        Parts parts) {

    /** The region of these rows. */
    public static final String REGION = "999000";

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final AtomicLong NUMBERS = new AtomicLong();

    private static final String VISIT = "insert into visit (region, visit_id, provider_code, visit_number, person_id,"
            + " scheme, care_type, started_on, state, registration_id)"
            + " select region, visit_id, provider, number, person, scheme, care, date '2026-01-01',"
            + " 'DISCHARGED', visit_id from (values (?, ?, ?, ?, ?, ?, ?))"
            + " as v (region, visit_id, provider, number, person, scheme, care) on conflict do nothing";

    private static final String SETTLEMENT = "insert into settlement (region, settlement_id, kind, refers_to, visit_id,"
            + " person_id, person_sequence, provider_code, scheme, care_type, year_start, settled_on, fingerprint,"
            + " policy_hash, policy_from, engine_version, facts, total, non_covered, over_limit, upfront_self_pay,"
            + " eligible, deductible, pooling_fund, unreferred_reduction, critical_illness_base, critical_illness,"
            + " extras, medical_assistance, additional_assistance, hospital_borne, personal_account, cash,"
            + " pays_nothing, settled_at, cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, sha256('f'), sha256('p'),"
            + " ?, 1, '{}', ?, 0, 0, 0, ?, 0, ?, 0, 0, ?, 0, ?, 0, ?, ?, ?, false, ?, ?)";

    private static final String MESSAGE = "insert into message (region, provider_code, transaction, message_id, kind,"
            + " fingerprint, answer_status, answer, settlement_id, received_at)"
            + " values (?, ?, 'SETTLE', ?, 'ORIGINAL', sha256('f'), 200, '', ?, now())";

    private static final String UNDONE = "update settlement set undone_by = ? where region = ? and settlement_id = ?";

    /**
     * Who pays, in fen.
     *
     * @param funds every fund
     * @param hospitalBorne the hospital
     * @param personalAccount the personal account
     * @param cash the patient
     */
    public record Parts(long funds, long hospitalBorne, long personalAccount, long cash) {

        /** Medical fees. */
        public long total() {
            return funds + hospitalBorne + personalAccount + cash;
        }

        private Parts negated() {
            return new Parts(-funds, -hospitalBorne, -personalAccount, -cash);
        }
    }

    /** An instant in China, such as 2026-03-05T10:00. */
    public static Instant inChina(String time) {
        return LocalDateTime.parse(time).atZone(CHINA).toInstant();
    }

    /** A provider that no other test uses. */
    public static String newProvider() {
        return "R" + NUMBERS.incrementAndGet();
    }

    /** An id of the region that was not used before; ids rise. */
    public static String newId() {
        return TimeOrderedId.of(REGION, 1_800_000_000_000L + NUMBERS.incrementAndGet(), 5, 11);
    }

    /** A stay of a resident: total 1,000.00, funds 600.00, hospital 10.00, personal account 90.00, cash 300.00. */
    public static SettledRow stay(String providerCode, String time) {
        Instant at = inChina(time);
        return new SettledRow(
                newId(),
                "SETTLEMENT",
                null,
                providerCode,
                newId(),
                newId(),
                "RESIDENT",
                "INPATIENT",
                at.atZone(CHINA).toLocalDate(),
                at,
                new Parts(60_000, 1_000, 9_000, 30_000));
    }

    /** The same with other parts. */
    public SettledRow paying(long funds, long hospitalBorne, long personalAccount, long cash) {
        Parts others = new Parts(funds, hospitalBorne, personalAccount, cash);
        return copy(id, kind, refersTo, scheme, careType, settledOn, settledAt, others);
    }

    /** The same of another scheme and kind of care. */
    public SettledRow of(String otherScheme, String otherCare) {
        return copy(id, kind, refersTo, otherScheme, otherCare, settledOn, settledAt, parts);
    }

    /** The same with another reference date. */
    public SettledRow on(LocalDate reference) {
        return copy(id, kind, refersTo, scheme, careType, reference, settledAt, parts);
    }

    /** What cancels this. */
    public SettledRow cancelled(String time) {
        return copy(newId(), "CANCELLATION", id, scheme, careType, settledOn, inChina(time), parts.negated());
    }

    /** What reverses this. */
    public SettledRow reversed(String time) {
        return copy(newId(), "REVERSAL", id, scheme, careType, settledOn, inChina(time), parts.negated());
    }

    /** A supplement of this: so many fen from the funds to the patient. */
    public SettledRow supplemented(String time, long fen) {
        Parts more = new Parts(fen, 0, 0, -fen);
        return copy(newId(), "SUPPLEMENT", id, scheme, careType, settledOn, inChina(time), more);
    }

    private SettledRow copy(
            String newId,
            String newKind,
            @Nullable String newRefersTo,
            String newScheme,
            String newCare,
            LocalDate newSettledOn,
            Instant newSettledAt,
            Parts newParts) {
        return new SettledRow(
                newId,
                newKind,
                newRefersTo,
                providerCode,
                visitId,
                personId,
                newScheme,
                newCare,
                newSettledOn,
                newSettledAt,
                newParts);
    }

    /** Whether it is a cancellation. */
    public boolean refund() {
        return kind.equals("CANCELLATION");
    }

    /** The message that made it, as it is inserted. */
    public String messageId() {
        return "M" + id;
    }

    /** Inserts rows, with their visits and messages. */
    public static void insert(List<SettledRow> rows) {
        try (Connection connection = GatewayRows.connect()) {
            connection.setAutoCommit(false);
            try (PreparedStatement visit = connection.prepareStatement(VISIT);
                    PreparedStatement settlement = connection.prepareStatement(SETTLEMENT);
                    PreparedStatement message = connection.prepareStatement(MESSAGE)) {
                for (SettledRow row : rows) {
                    add(
                            visit,
                            REGION,
                            row.visitId,
                            row.providerCode,
                            row.visitId,
                            row.personId,
                            row.scheme,
                            row.careType);
                    row.add(settlement);
                    add(message, REGION, row.providerCode, row.messageId(), row.id);
                }
                visit.executeBatch();
                settlement.executeBatch();
                message.executeBatch();
            }
            undo(connection, rows);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException("rows cannot be inserted", e);
        }
    }

    /** As settling does, which sets this once. */
    private static void undo(Connection connection, List<SettledRow> rows) throws SQLException {
        try (PreparedStatement undone = connection.prepareStatement(UNDONE)) {
            for (SettledRow row : rows) {
                if (row.refersTo != null && !row.kind.equals("SUPPLEMENT")) {
                    add(undone, row.id, REGION, row.refersTo);
                }
            }
            undone.executeBatch();
        }
    }

    private void add(PreparedStatement settlement) throws SQLException {
        boolean supplement = kind.equals("SUPPLEMENT");
        add(
                settlement,
                REGION,
                id,
                kind,
                refersTo,
                visitId,
                personId,
                NUMBERS.incrementAndGet(),
                providerCode,
                scheme,
                careType,
                settledOn,
                settledOn,
                settledOn,
                parts.total(),
                parts.total(),
                supplement ? 0 : parts.funds - parts.funds / 3,
                supplement ? 0 : parts.funds / 3,
                supplement ? parts.funds : 0,
                parts.hospitalBorne,
                parts.personalAccount,
                parts.cash,
                settledAt.atOffset(ZoneOffset.UTC),
                supplement ? "LATE_IDENTITY" : null);
    }

    private static void add(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        statement.addBatch();
    }
}
