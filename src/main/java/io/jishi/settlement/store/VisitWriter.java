package io.jishi.settlement.store;

import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a batch changes about visits and their lines. Lines that stand are withdrawn before new ones take their
 * serials; a line that comes and goes in one batch is written with its end.
 */
final class VisitWriter {

    private final BatchRows rows;
    private final List<VisitChange> changes;
    private final BatchWithdrawals withdrawals;

    VisitWriter(BatchRows rows, List<VisitChange> changes) {
        this.rows = rows;
        this.changes = changes;
        this.withdrawals = new BatchWithdrawals(all(VisitChange::withdrawals));
    }

    /** What hangs on the visits; lines are withdrawn first, so that their serials are free. */
    void details() {
        withdrawals();
        lines();
        records();
    }

    private <T> List<T> all(Function<VisitChange, List<T>> part) {
        return changes.stream().flatMap(change -> part.apply(change).stream()).toList();
    }

    /** The visits, as a part of what is written in one statement. */
    void visits() {
        Map<String, Visit> last = new LinkedHashMap<>();
        all(VisitChange::visits).forEach(visit -> last.put(visit.visitId(), visit));
        rows.part(
                BatchStatements.VISITS,
                List.copyOf(last.values()),
                columns -> columns.text(visit -> visit.key().region())
                        .text(Visit::visitId)
                        .text(visit -> visit.key().providerCode())
                        .text(visit -> visit.key().visitNumber())
                        .text(visit -> visit.key().chargeBatch())
                        .text(Visit::registrationId)
                        .text(Visit::personId)
                        .code(visit -> visit.terms().scheme())
                        .code(visit -> visit.terms().careType())
                        .text(visit -> visit.terms().disease())
                        .date(visit -> visit.terms().startedOn())
                        .date(visit -> visit.terms().endedOn())
                        .code(Visit::state)
                        .optionalInstant(Visit::openedAt)
                        .integer(visit -> visit.lines().count())
                        .integer(visit -> visit.lines().generation())
                        .money(visit -> visit.sums().total())
                        .money(visit -> visit.sums().nonCovered())
                        .money(visit -> visit.sums().overLimit())
                        .money(visit -> visit.sums().upfrontSelfPay())
                        .money(visit -> visit.sums().eligibleClassA())
                        .money(visit -> visit.sums().eligibleClassB()));
    }

    private void withdrawals() {
        List<VisitChange.Withdrawal> single = new ArrayList<>();
        List<VisitChange.Withdrawal> ofAll = new ArrayList<>();
        for (VisitChange.Withdrawal withdrawal : withdrawals.firsts()) {
            (withdrawal.serial() == null ? ofAll : single).add(withdrawal);
        }
        rows.each(
                BatchStatements.WITHDRAWALS,
                single,
                columns -> columns.text(row -> row.visit().key().region())
                        .text(row -> row.visit().visitId())
                        .text(VisitChange.Withdrawal::serial)
                        .integer(row -> row.visit().lines().generation()));
        rows.each(
                BatchStatements.WITHDRAWALS_OF_ALL,
                ofAll,
                columns -> columns.text(row -> row.visit().key().region())
                        .text(row -> row.visit().visitId())
                        .integer(row -> row.visit().lines().generation()));
    }

    private void lines() {
        rows.each(
                BatchStatements.LINES,
                all(VisitChange::lines),
                columns -> columns.text(StoredLine::region)
                        .text(StoredLine::visitId)
                        .text(StoredLine::serial)
                        .integer(StoredLine::generation)
                        .integer(StoredLine::position)
                        .text(row -> row.split().line().itemCode())
                        .date(row -> row.split().line().feeDate())
                        .number(row -> row.split().line().price().millionths())
                        .number(row -> row.split().line().quantity())
                        .money(row -> row.split().line().amount())
                        .text(row -> row.split().line().returns())
                        .code(row -> row.split().parts().itemClass())
                        .money(row -> row.split().parts().nonCovered())
                        .money(row -> row.split().parts().overLimit())
                        .money(row -> row.split().parts().upfrontSelfPay())
                        .money(row -> row.split().parts().eligible())
                        .integer(row -> row.split().terms().selfPayRate().millionths())
                        .optionalNumber(row -> valueOf(row.split().terms().priceLimit()))
                        .localTime(row -> row.split().detail().occurredAt())
                        .text(row -> row.split().detail().content())
                        .optionalInteger(withdrawals::endOf));
    }

    private void records() {
        Map<List<String>, VisitRecord> last = new LinkedHashMap<>();
        all(VisitChange::records)
                .forEach(row -> last.put(List.of(row.visitId(), row.kind().name()), row));
        rows.each(
                BatchStatements.RECORDS,
                List.copyOf(last.values()),
                columns -> columns.text(VisitRecord::region)
                        .text(VisitRecord::visitId)
                        .code(VisitRecord::kind)
                        .text(VisitRecord::content));
    }

    private static @Nullable Long valueOf(@Nullable Fen amount) {
        return amount == null ? null : amount.value();
    }
}
