package io.jishi.settlement.store;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.ledger.model.Posting;
import io.jishi.settlement.model.BillPostings;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.Writes;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The second round trip of a batch: writes every row of every message, table by table, each table in one statement, and
 * commits. The statements are sent without waiting for one another; if one fails, the commit behind it rolls back, and
 * the failure is what the batch is told.
 */
final class BatchWriter {

    private final BatchRows rows;
    private final List<Writes> writes;
    private final List<Writes.Bill> bills;
    private final LockedState state;

    /** A double entry with the bill that it belongs to. */
    private record BillPosting(Settlement settlement, int line, Posting posting) {}

    /** A filing with the bill that was made with it. */
    private record FilingUse(Settlement settlement, String filingId) {}

    /** A narrow row as it will be. */
    private record ScopeRow(ScopeKey key, Fen amount) {}

    /** A wide row as it will be. */
    private record AccumulatorRow(AccumulatorKey key, YearToDate totals) {}

    BatchWriter(SqlConnection connection, List<Writes> writes, LockedState state) {
        this.rows = new BatchRows(connection);
        this.writes = writes;
        this.bills = writes.stream().flatMap(all -> all.bills().stream()).toList();
        this.state = state;
    }

    /** Writes and commits. */
    Future<Void> write() {
        VisitWriter visits =
                new VisitWriter(rows, writes.stream().map(Writes::visits).toList());
        visits.visits();
        settlements();
        filingUses();
        postings();
        accumulators();
        scopes();
        sequences();
        messages();
        events();
        rows.join();
        visits.details();
        undone();
        reviews();
        return rows.commit();
    }

    private void settlements() {
        rows.part(
                BatchStatements.SETTLEMENTS,
                bills,
                columns -> columns.text(bill -> bill.settlement().region())
                        .text(bill -> bill.settlement().settlementId())
                        .code(bill -> bill.settlement().kind())
                        .text(bill -> bill.settlement().refersTo())
                        .text(bill -> bill.settlement().visitId())
                        .text(bill -> bill.settlement().personId())
                        .number(bill -> bill.settlement().personSequence())
                        .text(bill -> bill.settlement().providerCode())
                        .code(bill -> bill.settlement().scheme())
                        .code(bill -> bill.settlement().stored().facts().careType())
                        .date(bill -> bill.settlement().yearStart())
                        .date(bill -> bill.settlement().settledOn())
                        .hex(bill -> bill.settlement().fingerprint())
                        .hex(bill -> bill.settlement().policy().hash())
                        .date(bill -> bill.settlement().policy().from())
                        .integer(bill -> bill.settlement().policy().engineVersion())
                        .text(bill -> FactsCodec.write(bill.settlement().stored()))
                        .money(bill -> bill.settlement().amounts().total())
                        .money(bill -> bill.settlement().amounts().nonCovered())
                        .money(bill -> bill.settlement().amounts().overLimit())
                        .money(bill -> bill.settlement().amounts().upfrontSelfPay())
                        .money(bill -> bill.settlement().amounts().eligible())
                        .money(bill -> bill.settlement().amounts().deductible())
                        .money(bill -> bill.settlement().amounts().poolingFund())
                        .money(bill -> bill.settlement().amounts().unreferredReduction())
                        .money(bill -> bill.settlement().amounts().criticalIllnessBase())
                        .money(bill -> bill.settlement().amounts().criticalIllness())
                        .money(bill -> bill.settlement().amounts().extras())
                        .money(bill -> bill.settlement().amounts().medicalAssistance())
                        .money(bill -> bill.settlement().amounts().additionalAssistance())
                        .money(bill -> bill.settlement().amounts().hospitalBorne())
                        .money(bill -> bill.settlement().amounts().personalAccount())
                        .money(bill -> bill.settlement().amounts().cash())
                        .truth(bill -> bill.settlement().paysNothing())
                        .instant(bill -> bill.settlement().settledAt())
                        .code(bill -> bill.settlement().cause())
                        .optionalInteger(Writes.Bill::visitGeneration));
    }

    private void filingUses() {
        List<FilingUse> written = bills.stream()
                .flatMap(bill -> bill.filingIds().stream().map(id -> new FilingUse(bill.settlement(), id)))
                .toList();
        rows.part(
                BatchStatements.FILING_USES,
                written,
                columns -> columns.text(row -> row.settlement().region())
                        .text(FilingUse::filingId)
                        .text(row -> row.settlement().settlementId()));
    }

    private void undone() {
        List<Settlement> written = bills.stream()
                .map(Writes.Bill::settlement)
                .filter(Settlement::undoes)
                .toList();
        rows.each(
                BatchStatements.UNDONE,
                written,
                columns -> columns.text(Settlement::region)
                        .text(Settlement::refersTo)
                        .text(Settlement::settlementId));
        rows.each(
                BatchStatements.STANDING_AGAIN,
                written.stream()
                        .filter(row -> row.kind() == Settlement.Kind.REVERSAL)
                        .toList(),
                columns -> columns.text(Settlement::region).text(Settlement::refersTo));
    }

    private void reviews() {
        rows.each(
                BatchStatements.REVIEWS,
                writes.stream().flatMap(all -> all.reviews().stream()).toList(),
                columns -> columns.text(Writes.Review::region)
                        .text(Writes.Review::settlementId)
                        .text(Writes.Review::cause));
    }

    private void postings() {
        List<BillPosting> written = new ArrayList<>();
        for (Writes.Bill bill : bills) {
            int line = 1;
            for (Posting posting : BillPostings.of(bill.settlement().amounts())) {
                written.add(new BillPosting(bill.settlement(), line++, posting));
            }
        }
        rows.part(
                BatchStatements.POSTINGS,
                written,
                columns -> columns.text(row -> row.settlement().region())
                        .text(row -> row.settlement().settlementId())
                        .integer(BillPosting::line)
                        .code(row -> row.posting().debit())
                        .code(row -> row.posting().credit())
                        .money(row -> row.posting().amount()));
    }

    private void accumulators() {
        List<AccumulatorRow> written = bills.stream()
                .map(Writes.Bill::accumulator)
                .distinct()
                .map(key -> new AccumulatorRow(key, state.accumulators(key)))
                .toList();
        rows.part(
                BatchStatements.ACCUMULATORS,
                written,
                columns -> columns.text(row -> row.key().region())
                        .text(row -> row.key().personId())
                        .code(row -> row.key().scheme())
                        .date(row -> row.key().yearStart())
                        .number(row -> row.totals().admissions())
                        .money(row -> row.totals().deductiblePaid())
                        .money(row -> row.totals().poolingFundPaid())
                        .money(row -> row.totals().criticalIllnessBase())
                        .money(row -> row.totals().criticalIllnessPaid())
                        .money(row -> row.totals().extrasPaid())
                        .money(row -> row.totals().medicalAssistanceDeductible())
                        .money(row -> row.totals().medicalAssistancePaid())
                        .money(row -> row.totals().additionalAssistancePaid())
                        .money(row -> row.totals().outpatientPaid())
                        .money(row -> row.totals().twoDiseaseDeductible())
                        .money(row -> row.totals().outOfPocket()));
    }

    private void scopes() {
        List<ScopeRow> written = bills.stream()
                .flatMap(bill -> bill.scopes().keySet().stream())
                .distinct()
                .map(key -> new ScopeRow(key, state.scope(key)))
                .toList();
        rows.part(
                BatchStatements.SCOPES,
                written,
                columns -> columns.text(row -> row.key().region())
                        .text(row -> row.key().personId())
                        .code(row -> row.key().scheme())
                        .code(row -> row.key().kind())
                        .text(row -> row.key().scope())
                        .date(row -> row.key().periodStart())
                        .money(ScopeRow::amount));
    }

    private void sequences() {
        Map<String, Settlement> last = new LinkedHashMap<>();
        bills.forEach(bill -> last.put(bill.settlement().personId(), bill.settlement()));
        rows.part(
                BatchStatements.SEQUENCES,
                List.copyOf(last.values()),
                columns -> columns.text(Settlement::region)
                        .text(Settlement::personId)
                        .number(Settlement::personSequence));
    }

    private void messages() {
        List<StoredMessage> messages =
                writes.stream().flatMap(all -> all.messages().stream()).toList();
        rows.part(
                BatchStatements.MESSAGES,
                messages,
                columns -> columns.text(row -> row.key().region())
                        .text(row -> row.key().providerCode())
                        .text(row -> row.key().transaction())
                        .text(row -> row.key().messageId())
                        .code(StoredMessage::kind)
                        .hex(StoredMessage::fingerprint)
                        .integer(row -> row.answer().status())
                        .bytes(row -> row.answer().body())
                        .optionalInteger(BatchWriter::numberOfReason)
                        .truth(StoredMessage::needsReview)
                        .text(StoredMessage::settlementId)
                        .text(StoredMessage::visitId)
                        .instant(StoredMessage::receivedAt));
    }

    private static @Nullable Integer numberOfReason(StoredMessage message) {
        Reason reason = message.reason();
        return reason == null ? null : reason.number();
    }

    private void events() {
        List<Settlement> written = bills.stream().map(Writes.Bill::settlement).toList();
        rows.part(
                BatchStatements.EVENTS,
                written,
                columns -> columns.text(Settlement::region)
                        .text(Settlement::settlementId)
                        .code(Settlement::kind)
                        .instant(Settlement::settledAt));
    }
}
