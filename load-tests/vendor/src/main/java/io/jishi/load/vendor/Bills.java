package io.jishi.load.vendor;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.Posting;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.model.Answer;
import io.jishi.settlement.model.BillPostings;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.settlement.store.SameText;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows of a bill, each table with a statement of its own. */
@Repository
class Bills {

    private static final HexFormat HEX = HexFormat.of();

    private final JdbcTemplate jdbc;

    Bills(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What is stored already: an earlier answer, the visit, the year. */
    LockedState read(LaneItem.Keys keys, Registries.Locked locked) {
        LockedState state = new LockedState();
        state.put(keys.person(), locked.person());
        state.putProvider(
                keys.message().region(),
                keys.provider(),
                locked.situation().provider().epoch());
        MessageKey key = keys.message();
        jdbc.query(
                "select fingerprint, answer_status, answer, settlement_id, received_at from message"
                        + " where region = ? and provider_code = ? and transaction = ? and message_id = ?",
                row -> {
                    state.put(new StoredMessage(
                            key,
                            StoredMessage.Kind.ORIGINAL,
                            HEX.formatHex(row.getBytes(1)),
                            new Answer(row.getInt(2), row.getBytes(3)),
                            null,
                            false,
                            row.getString(4),
                            row.getObject(5, OffsetDateTime.class).toInstant()));
                },
                key.region(),
                key.providerCode(),
                key.transaction(),
                key.messageId());
        boolean known = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select from visit where region = ? and provider_code = ? and visit_number = ?"
                        + " and charge_batch = '' and state <> 'WITHDRAWN')",
                Boolean.class,
                key.region(),
                key.providerCode(),
                keys.visit().visitNumber()));
        if (known) {
            throw new IllegalStateException("the benchmark never sends a visit twice under two messages");
        }
        AccumulatorKey year = keys.accumulator();
        jdbc.query(
                "select * from accumulator where region = ? and person_id = ? and scheme = ? and year_start = ?"
                        + " for update",
                row -> {
                    state.put(year, totals(row));
                },
                year.region(),
                year.personId(),
                year.scheme().name(),
                year.yearStart());
        return state;
    }

    void write(Writes writes) {
        writes.visits().visits().forEach(this::visit);
        for (Writes.Bill bill : writes.bills()) {
            settlement(bill);
            filingUses(bill);
            postings(bill.settlement());
            accumulator(bill);
            jdbc.update(
                    "update person set sequence = ? where region = ? and person_id = ?",
                    bill.settlement().personSequence(),
                    bill.settlement().region(),
                    bill.settlement().personId());
            jdbc.update(
                    "insert into outbox (region, event_id, event_type, created_at) values (?, ?, ?, ?)",
                    bill.settlement().region(),
                    bill.settlement().settlementId(),
                    bill.settlement().kind().name(),
                    at(bill.settlement().settledAt()));
        }
        writes.messages().forEach(this::message);
    }

    private void visit(Visit visit) {
        jdbc.update(
                "insert into visit (region, visit_id, provider_code, visit_number, charge_batch, registration_id,"
                        + " person_id, scheme, care_type, started_on, ended_on, state, line_count, generation, total,"
                        + " non_covered, over_limit, upfront_self_pay, eligible_class_a, eligible_class_b)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                visit.key().region(),
                visit.visitId(),
                visit.key().providerCode(),
                visit.key().visitNumber(),
                visit.key().chargeBatch(),
                visit.registrationId(),
                visit.personId(),
                visit.terms().scheme().name(),
                visit.terms().careType().name(),
                visit.terms().startedOn(),
                visit.terms().endedOn(),
                visit.state().name(),
                visit.lines().count(),
                visit.lines().generation(),
                visit.sums().total().value(),
                visit.sums().nonCovered().value(),
                visit.sums().overLimit().value(),
                visit.sums().upfrontSelfPay().value(),
                visit.sums().eligibleClassA().value(),
                visit.sums().eligibleClassB().value());
    }

    private void settlement(Writes.Bill bill) {
        Settlement row = bill.settlement();
        BenefitAmounts amounts = row.amounts();
        jdbc.update(
                "insert into settlement (region, settlement_id, kind, visit_id, person_id, person_sequence,"
                        + " provider_code, scheme, care_type, year_start, settled_on, fingerprint, policy_hash,"
                        + " policy_from, engine_version, facts, total, non_covered, over_limit, upfront_self_pay,"
                        + " eligible, deductible, pooling_fund, unreferred_reduction, critical_illness_base,"
                        + " critical_illness, extras, medical_assistance, additional_assistance, hospital_borne,"
                        + " personal_account, cash, pays_nothing, settled_at, visit_generation) values (?, ?, ?, ?, ?, ?,"
                        + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.region(),
                row.settlementId(),
                row.kind().name(),
                row.visitId(),
                row.personId(),
                row.personSequence(),
                row.providerCode(),
                row.scheme().name(),
                row.stored().facts().careType().name(),
                row.yearStart(),
                row.settledOn(),
                HEX.parseHex(row.fingerprint()),
                HEX.parseHex(row.policy().hash()),
                row.policy().from(),
                row.policy().engineVersion(),
                SameText.of(row.stored()),
                amounts.total().value(),
                amounts.nonCovered().value(),
                amounts.overLimit().value(),
                amounts.upfrontSelfPay().value(),
                amounts.eligible().value(),
                amounts.deductible().value(),
                amounts.poolingFund().value(),
                amounts.unreferredReduction().value(),
                amounts.criticalIllnessBase().value(),
                amounts.criticalIllness().value(),
                amounts.extras().value(),
                amounts.medicalAssistance().value(),
                amounts.additionalAssistance().value(),
                amounts.hospitalBorne().value(),
                amounts.personalAccount().value(),
                amounts.cash().value(),
                row.paysNothing(),
                at(row.settledAt()),
                bill.visitGeneration());
    }

    private void filingUses(Writes.Bill bill) {
        for (String filing : bill.filingIds()) {
            jdbc.update(
                    "insert into filing_use (region, filing_id, settlement_id) values (?, ?, ?)",
                    bill.settlement().region(),
                    filing,
                    bill.settlement().settlementId());
        }
    }

    private void postings(Settlement settlement) {
        List<Object[]> rows = new ArrayList<>();
        int line = 1;
        for (Posting posting : BillPostings.of(settlement.amounts())) {
            rows.add(new Object[] {
                settlement.region(),
                settlement.settlementId(),
                line++,
                posting.debit().name(),
                posting.credit().name(),
                posting.amount().value()
            });
        }
        jdbc.batchUpdate(
                "insert into posting (region, settlement_id, line, debit_account, credit_account, amount)"
                        + " values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    private void accumulator(Writes.Bill bill) {
        AccumulatorKey key = bill.accumulator();
        YearToDate change = bill.change();
        jdbc.update(
                "insert into accumulator as a (region, person_id, scheme, year_start, admissions, deductible_paid,"
                        + " pooling_fund_paid, critical_illness_base, critical_illness_paid, extras_paid,"
                        + " medical_assistance_deductible, medical_assistance_paid, additional_assistance_paid,"
                        + " outpatient_paid, two_disease_deductible, out_of_pocket)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict (region, person_id, scheme, year_start) do update set"
                        + " admissions = a.admissions + excluded.admissions,"
                        + " deductible_paid = a.deductible_paid + excluded.deductible_paid,"
                        + " pooling_fund_paid = a.pooling_fund_paid + excluded.pooling_fund_paid,"
                        + " critical_illness_base = a.critical_illness_base + excluded.critical_illness_base,"
                        + " critical_illness_paid = a.critical_illness_paid + excluded.critical_illness_paid,"
                        + " extras_paid = a.extras_paid + excluded.extras_paid,"
                        + " medical_assistance_deductible = a.medical_assistance_deductible"
                        + " + excluded.medical_assistance_deductible,"
                        + " medical_assistance_paid = a.medical_assistance_paid + excluded.medical_assistance_paid,"
                        + " additional_assistance_paid = a.additional_assistance_paid"
                        + " + excluded.additional_assistance_paid,"
                        + " outpatient_paid = a.outpatient_paid + excluded.outpatient_paid,"
                        + " two_disease_deductible = a.two_disease_deductible + excluded.two_disease_deductible,"
                        + " out_of_pocket = a.out_of_pocket + excluded.out_of_pocket",
                key.region(),
                key.personId(),
                key.scheme().name(),
                key.yearStart(),
                change.admissions(),
                change.deductiblePaid().value(),
                change.poolingFundPaid().value(),
                change.criticalIllnessBase().value(),
                change.criticalIllnessPaid().value(),
                change.extrasPaid().value(),
                change.medicalAssistanceDeductible().value(),
                change.medicalAssistancePaid().value(),
                change.additionalAssistancePaid().value(),
                change.outpatientPaid().value(),
                change.twoDiseaseDeductible().value(),
                change.outOfPocket().value());
    }

    private void message(StoredMessage row) {
        jdbc.update(
                "insert into message (region, provider_code, transaction, message_id, kind, fingerprint, answer_status,"
                        + " answer, reason, needs_review, settlement_id, received_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row.key().region(),
                row.key().providerCode(),
                row.key().transaction(),
                row.key().messageId(),
                row.kind().name(),
                HEX.parseHex(row.fingerprint()),
                row.answer().status(),
                row.answer().body(),
                row.reason() == null ? null : row.reason().number(),
                row.needsReview(),
                row.settlementId(),
                at(row.receivedAt()));
    }

    private static YearToDate totals(ResultSet row) throws SQLException {
        return new YearToDate(
                row.getInt("admissions"),
                fen(row, "deductible_paid"),
                fen(row, "pooling_fund_paid"),
                fen(row, "critical_illness_base"),
                fen(row, "critical_illness_paid"),
                fen(row, "extras_paid"),
                fen(row, "medical_assistance_deductible"),
                fen(row, "medical_assistance_paid"),
                fen(row, "additional_assistance_paid"),
                fen(row, "outpatient_paid"),
                Fen.ZERO,
                fen(row, "two_disease_deductible"),
                Fen.ZERO,
                fen(row, "out_of_pocket"),
                Fen.ZERO);
    }

    private static Fen fen(ResultSet row, String column) throws SQLException {
        return Fen.of(row.getLong(column));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
