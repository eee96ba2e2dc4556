package io.jishi.settlement.store;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.HexFormat;

/** Reads rows of the settlement table. */
final class SettlementRows {

    /** The columns that {@link #read} takes, of the table under the name {@code s}. */
    static final String COLUMNS = "s.region, s.settlement_id, s.kind, s.refers_to, s.undone_by, s.visit_id,"
            + " s.person_id, s.person_sequence, s.provider_code, s.scheme, s.year_start, s.settled_on, s.fingerprint,"
            + " s.policy_hash, s.policy_from, s.engine_version, s.facts, s.total, s.non_covered, s.over_limit,"
            + " s.upfront_self_pay, s.eligible, s.deductible, s.pooling_fund, s.unreferred_reduction,"
            + " s.critical_illness_base, s.critical_illness, s.extras, s.medical_assistance,"
            + " s.additional_assistance, s.hospital_borne, s.personal_account, s.cash, s.pays_nothing, s.settled_at";

    /** Which lines of its visit a bill is of. */
    static final String GENERATION = "s.visit_generation";

    private SettlementRows() {}

    static Settlement read(Row row) {
        StoredFacts stored = FactsCodec.read(row.getString("facts"));
        return new Settlement(
                row.getString("region"),
                row.getString("settlement_id"),
                Settlement.Kind.valueOf(row.getString("kind")),
                row.getString("refers_to"),
                row.getString("undone_by"),
                row.getString("visit_id"),
                row.getString("person_id"),
                row.getLong("person_sequence"),
                row.getString("provider_code"),
                Scheme.valueOf(row.getString("scheme")),
                row.getLocalDate("year_start"),
                row.getLocalDate("settled_on"),
                hex(row.getBuffer("fingerprint")),
                new Settlement.PolicyReference(
                        hex(row.getBuffer("policy_hash")),
                        row.getLocalDate("policy_from"),
                        row.getInteger("engine_version")),
                stored,
                amounts(row, stored.late() == null ? BenefitAmounts.Form.BILL : BenefitAmounts.Form.SUPPLEMENT),
                row.getBoolean("pays_nothing"),
                row.getOffsetDateTime("settled_at").toInstant());
    }

    private static BenefitAmounts amounts(Row row, BenefitAmounts.Form form) {
        return new BenefitAmounts(
                fen(row, "total"),
                fen(row, "non_covered"),
                fen(row, "over_limit"),
                fen(row, "upfront_self_pay"),
                fen(row, "eligible"),
                fen(row, "deductible"),
                fen(row, "pooling_fund"),
                fen(row, "unreferred_reduction"),
                fen(row, "critical_illness_base"),
                fen(row, "critical_illness"),
                fen(row, "extras"),
                fen(row, "medical_assistance"),
                fen(row, "additional_assistance"),
                fen(row, "hospital_borne"),
                fen(row, "personal_account"),
                fen(row, "cash"),
                form);
    }

    static Fen fen(Row row, String column) {
        return Fen.of(row.getLong(column));
    }

    static String hex(Buffer buffer) {
        return HexFormat.of().formatHex(buffer.getBytes());
    }
}
