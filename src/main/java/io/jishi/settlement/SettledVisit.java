package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitChange;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of a visit when it is settled. One that was reported by steps keeps its lines and its sums; one that is
 * reported with the settlement is written with what the message says, in the place of what an earlier one said.
 *
 * @param visit as it is now
 * @param change what is written
 */
record SettledVisit(Visit visit, VisitChange change) {

    static SettledVisit of(SettleItem.Prepared prepared, Optional<Visit> known) {
        SettleRequest request = prepared.request();
        Visit opened = request.reported().opened();
        if (opened != null) {
            Visit ended = opened.with(opened.terms().endedOn(request.endedOn()));
            return new SettledVisit(ended, VisitChange.of(ended, List.of()));
        }
        int replaced = known.map(visit -> visit.lines().count()).orElse(0);
        int generation = known.map(visit -> visit.lines().generation()).orElse(0);
        boolean changesLines = replaced > 0 || !prepared.lines().isEmpty();
        Visit visit = new Visit(
                request.visitKey(),
                known.map(Visit::visitId).orElse(prepared.ids().visitId()),
                known.map(Visit::visitId).orElse(prepared.ids().visitId()),
                request.personId(),
                new Visit.Terms(
                        request.scheme(),
                        request.careType(),
                        request.disease(),
                        request.startedOn(),
                        request.endedOn()),
                VisitState.DISCHARGED,
                null,
                new Visit.Lines(prepared.lines().size(), generation + (changesLines ? 1 : 0)),
                sums(prepared.fees()));
        List<VisitChange.Withdrawal> withdrawals =
                replaced > 0 ? List.of(new VisitChange.Withdrawal(visit, null)) : List.of();
        return new SettledVisit(
                visit, new VisitChange(List.of(visit), lines(visit, prepared.lines()), withdrawals, List.of()));
    }

    private static Visit.Sums sums(FeeTotals fees) {
        Fen classA = fees.classA();
        Fen classB = fees.classB();
        return new Visit.Sums(
                fees.total(),
                fees.nonCovered(),
                fees.overLimit(),
                fees.upfrontSelfPay(),
                classA == null ? fees.eligible() : classA,
                classB == null ? Fen.ZERO : classB);
    }

    private static List<StoredLine> lines(Visit visit, List<SplitLine> split) {
        List<StoredLine> lines = new ArrayList<>(split.size());
        for (SplitLine line : split) {
            lines.add(StoredLine.of(visit, lines.size(), line));
        }
        return lines;
    }
}
