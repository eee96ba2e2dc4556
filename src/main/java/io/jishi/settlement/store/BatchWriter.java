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
import io.jishi.visit.model.Visit;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The second round trip of a batch: writes every row of every message, table by table, each table in one statement, and
 * commits. The statements are sent without waiting for one another; if one fails, the commit behind it rolls back, and
 * the failure is what the batch is told.
 */
final class BatchWriter {

    private final SqlConnection connection;
    private final List<Writes> writes;
    private final List<Writes.Bill> bills;
    private final LockedState state;
    private final List<Future<?>> sent = new ArrayList<>();

    /** A double entry with the bill that it belongs to. */
    private record BillPosting(Settlement settlement, int line, Posting posting) {}

    /** A fee line with the visit that it belongs to. */
    private record VisitLine(Visit visit, Writes.SplitLine line) {}

    /** A filing with the bill that was made with it. */
    private record FilingUse(Settlement settlement, String filingId) {}

    /** A narrow row as it will be. */
    private record ScopeRow(ScopeKey key, Fen amount) {}

    /** A wide row as it will be. */
    private record AccumulatorRow(AccumulatorKey key, YearToDate totals) {}

    BatchWriter(SqlConnection connection, List<Writes> writes, LockedState state) {
        this.connection = connection;
        this.writes = writes;
        this.bills = writes.stream().map(Writes::bill).filter(Objects::nonNull).toList();
        this.state = state;
    }

    /** Writes and commits. */
    Future<Void> write() {
        visits();
        lines();
        settlements();
        filingUses();
        undone();
        postings();
        accumulators();
        scopes();
        sequences();
        messages();
        events();
        sent.add(connection.query("commit").execute());
        return Future.all(sent).mapEmpty();
    }

    private void visits() {
        Map<String, Visit> last = new LinkedHashMap<>();
        bills.stream()
                .map(Writes.Bill::visit)
                .filter(Objects::nonNull)
                .forEach(visit -> last.put(visit.visitId(), visit));
        each(
                BatchStatements.VISITS,
                List.copyOf(last.values()),
                columns -> columns.text(visit -> visit.key().region())
                        .text(Visit::visitId)
                        .text(visit -> visit.key().providerCode())
                        .text(visit -> visit.key().visitNumber())
                        .text(Visit::personId)
                        .code(Visit::scheme)
                        .code(Visit::careType)
                        .text(Visit::disease)
                        .date(Visit::startedOn)
                        .date(Visit::endedOn)
                        .integer(Visit::lineCount)
                        .integer(Visit::generation)
                        .money(visit -> visit.sums().total())
                        .money(visit -> visit.sums().nonCovered())
                        .money(visit -> visit.sums().overLimit())
                        .money(visit -> visit.sums().upfrontSelfPay())
                        .money(visit -> visit.sums().eligibleClassA())
                        .money(visit -> visit.sums().eligibleClassB()));
    }

    private void lines() {
        List<VisitLine> rows = new ArrayList<>();
        for (Writes.Bill bill : bills) {
            Visit visit = bill.visit();
            if (visit != null) {
                bill.lines().forEach(line -> rows.add(new VisitLine(visit, line)));
            }
        }
        each(
                BatchStatements.LINES,
                rows,
                columns -> columns.text(row -> row.visit().key().region())
                        .text(row -> row.visit().visitId())
                        .text(row -> row.line().line().serial())
                        .integer(row -> row.visit().generation())
                        .text(row -> row.line().line().itemCode())
                        .date(row -> row.line().line().feeDate())
                        .money(row -> row.line().line().price())
                        .number(row -> row.line().line().quantity())
                        .money(row -> row.line().line().amount())
                        .text(row -> row.line().line().returns())
                        .code(row -> row.line().parts().itemClass())
                        .money(row -> row.line().parts().nonCovered())
                        .money(row -> row.line().parts().overLimit())
                        .money(row -> row.line().parts().upfrontSelfPay())
                        .money(row -> row.line().parts().eligible()));
    }

    private void settlements() {
        List<Settlement> rows = bills.stream().map(Writes.Bill::settlement).toList();
        each(
                BatchStatements.SETTLEMENTS,
                rows,
                columns -> columns.text(Settlement::region)
                        .text(Settlement::settlementId)
                        .code(Settlement::kind)
                        .text(Settlement::refersTo)
                        .text(Settlement::visitId)
                        .text(Settlement::personId)
                        .number(Settlement::personSequence)
                        .text(Settlement::providerCode)
                        .code(Settlement::scheme)
                        .code(row -> row.stored().facts().careType())
                        .date(Settlement::yearStart)
                        .date(Settlement::settledOn)
                        .hex(Settlement::fingerprint)
                        .hex(row -> row.policy().hash())
                        .date(row -> row.policy().from())
                        .integer(row -> row.policy().engineVersion())
                        .text(row -> FactsCodec.write(row.stored()))
                        .money(row -> row.amounts().total())
                        .money(row -> row.amounts().nonCovered())
                        .money(row -> row.amounts().overLimit())
                        .money(row -> row.amounts().upfrontSelfPay())
                        .money(row -> row.amounts().eligible())
                        .money(row -> row.amounts().deductible())
                        .money(row -> row.amounts().poolingFund())
                        .money(row -> row.amounts().unreferredReduction())
                        .money(row -> row.amounts().criticalIllnessBase())
                        .money(row -> row.amounts().criticalIllness())
                        .money(row -> row.amounts().extras())
                        .money(row -> row.amounts().medicalAssistance())
                        .money(row -> row.amounts().additionalAssistance())
                        .money(row -> row.amounts().hospitalBorne())
                        .money(row -> row.amounts().personalAccount())
                        .money(row -> row.amounts().cash())
                        .truth(Settlement::paysNothing)
                        .instant(Settlement::settledAt)
                        .code(Settlement::cause));
    }

    private void filingUses() {
        List<FilingUse> rows = bills.stream()
                .flatMap(bill -> bill.filingIds().stream().map(id -> new FilingUse(bill.settlement(), id)))
                .toList();
        each(
                BatchStatements.FILING_USES,
                rows,
                columns -> columns.text(row -> row.settlement().region())
                        .text(FilingUse::filingId)
                        .text(row -> row.settlement().settlementId()));
    }

    private void undone() {
        List<Settlement> rows = bills.stream()
                .map(Writes.Bill::settlement)
                .filter(Settlement::undoes)
                .toList();
        each(
                BatchStatements.UNDONE,
                rows,
                columns -> columns.text(Settlement::region)
                        .text(Settlement::refersTo)
                        .text(Settlement::settlementId));
    }

    private void postings() {
        List<BillPosting> rows = new ArrayList<>();
        for (Writes.Bill bill : bills) {
            int line = 1;
            for (Posting posting : BillPostings.of(bill.settlement().amounts())) {
                rows.add(new BillPosting(bill.settlement(), line++, posting));
            }
        }
        each(
                BatchStatements.POSTINGS,
                rows,
                columns -> columns.text(row -> row.settlement().region())
                        .text(row -> row.settlement().settlementId())
                        .integer(BillPosting::line)
                        .code(row -> row.posting().debit())
                        .code(row -> row.posting().credit())
                        .money(row -> row.posting().amount()));
    }

    private void accumulators() {
        List<AccumulatorRow> rows = bills.stream()
                .map(Writes.Bill::accumulator)
                .distinct()
                .map(key -> new AccumulatorRow(key, state.accumulators(key)))
                .toList();
        each(
                BatchStatements.ACCUMULATORS,
                rows,
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
        List<ScopeRow> rows = bills.stream()
                .flatMap(bill -> bill.scopes().keySet().stream())
                .distinct()
                .map(key -> new ScopeRow(key, state.scope(key)))
                .toList();
        each(
                BatchStatements.SCOPES,
                rows,
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
        each(
                BatchStatements.SEQUENCES,
                List.copyOf(last.values()),
                columns -> columns.text(Settlement::region)
                        .text(Settlement::personId)
                        .number(Settlement::personSequence));
    }

    private void messages() {
        List<StoredMessage> rows = writes.stream().map(Writes::message).toList();
        each(
                BatchStatements.MESSAGES,
                rows,
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
                        .instant(StoredMessage::receivedAt));
    }

    private static @Nullable Integer numberOfReason(StoredMessage message) {
        Reason reason = message.reason();
        return reason == null ? null : reason.number();
    }

    private void events() {
        List<Settlement> rows = bills.stream().map(Writes.Bill::settlement).toList();
        each(
                BatchStatements.EVENTS,
                rows,
                columns -> columns.text(Settlement::region)
                        .text(Settlement::settlementId)
                        .code(Settlement::kind)
                        .instant(Settlement::settledAt));
    }

    private <T> void each(String sql, List<T> rows, Consumer<Columns<T>> parameters) {
        if (!rows.isEmpty()) {
            Columns<T> columns = new Columns<>(rows);
            parameters.accept(columns);
            sent.add(connection.preparedQuery(sql).execute(columns.tuple()));
        }
    }
}
