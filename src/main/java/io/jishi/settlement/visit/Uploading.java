package io.jishi.settlement.visit;

import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineFault;
import io.jishi.benefit.line.LineParts;
import io.jishi.benefit.line.LineSplit;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.LineFaults;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitChange;
import io.jishi.settlement.model.VisitResult;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The work of an upload: splits the new lines of a batch beside those that are in force. */
record Uploading(Visit known, LineUpload upload, String chargeId, UploadLines.Prices prices, int linesMaximum)
        implements VisitWork {

    @Override
    public LaneItem.Decision decide(LockedState state, StoredMessage message) {
        Optional<VisitTarget> target = VisitTarget.of(state, known);
        if (target.isEmpty()) {
            return VisitTarget.withdrawn();
        }
        Visit charged = charged(target.get());
        return VisitTarget.refusal(VisitStep.UPLOAD, target.get().visit(), state, false)
                .or(() -> VisitTarget.refusal(VisitStep.UPLOAD, charged, state, false))
                .or(() -> chargeOfStay(charged))
                .or(() -> notCurrent(state))
                .orElseGet(() -> split(charged, state, message));
    }

    @Override
    public LaneItem.Decision again(LockedState state, StoredMessage seen) {
        Optional<Visit> charged = VisitTarget.of(state, known).map(this::charged);
        if (charged.isEmpty()) {
            return VisitTarget.withdrawn();
        }
        Map<String, StoredLine> inForce = inForce(state);
        List<StoredLine> lines = new ArrayList<>();
        for (LineUpload.Line sent : upload.lines()) {
            StoredLine line = inForce.get(sent.line().serial());
            if (line == null || !line.split().line().equals(sent.line())) {
                return new LaneItem.Decision.Declined(Reason.LINE_UNKNOWN, null);
            }
            lines.add(line);
        }
        return VisitTarget.replayed(new VisitResult(charged.get(), lines));
    }

    private Visit charged(VisitTarget target) {
        String batch = upload.chargeBatch();
        return batch.isEmpty()
                ? target.visit()
                : target.charge(batch).orElseGet(() -> target.visit().charge(batch, chargeId));
    }

    private Optional<LaneItem.Decision> chargeOfStay(Visit charged) {
        return upload.chargeBatch().isEmpty() || charged.terms().careType().isOutpatient()
                ? Optional.empty()
                : Optional.of(new LaneItem.Decision.Faulty(
                        new RequestFault(RequestFault.Kind.INCOMPLETE, "chargeBatch", "a stay is charged as one")));
    }

    private Optional<LaneItem.Decision> notCurrent(LockedState state) {
        if (prices.catalogue() == null && prices.fresh()) {
            return Optional.of(new LaneItem.Decision.Faulty(LineFaults.NO_CATALOGUE));
        }
        boolean current = prices.isCurrent(state, known.key().region());
        return current ? Optional.empty() : Optional.of(new LaneItem.Decision.Stale());
    }

    private Map<String, StoredLine> inForce(LockedState state) {
        Map<String, StoredLine> lines = new HashMap<>();
        state.linesOf(known.visitId()).forEach(line -> lines.put(line.serial(), line));
        return lines;
    }

    /** The lines in force of the charge, in their order, without returns of lines that the batch has no part in. */
    private LineSplit recalled(Visit charged, LockedState state) {
        LineSplit split = new LineSplit(charged.terms().careType());
        Set<String> recalled = new HashSet<>();
        state.linesOf(known.visitId()).stream()
                .filter(line -> line.visitId().equals(charged.visitId()))
                .sorted(StoredLine.ORDER)
                .map(StoredLine::split)
                .filter(line ->
                        !line.line().isReturn() || recalled.contains(line.line().returns()))
                .forEach(line -> {
                    recalled.add(line.line().serial());
                    split.recall(line.line(), line.terms(), line.parts());
                });
        return split;
    }

    private LaneItem.Decision split(Visit charged, LockedState state, StoredMessage message) {
        LineSplit split = recalled(charged, state);
        Map<String, StoredLine> inForce = inForce(state);
        Visit next = charged.with(
                new Visit.Lines(charged.lines().count(), charged.lines().generation() + 1), charged.sums());
        List<StoredLine> fresh = new ArrayList<>();
        List<StoredLine> all = new ArrayList<>();
        for (int i = 0; i < upload.lines().size(); i++) {
            LineUpload.Line sent = upload.lines().get(i);
            StoredLine known = inForce.get(sent.line().serial());
            LineFault fault = known == null
                    ? split.add(sent.line(), terms(sent.line()))
                    : isSame(known, sent, charged) ? null : LineFault.SERIAL_REPEATED;
            if (fault != null) {
                RequestFault told = LineFaults.of("lines[" + i + "]", sent.line(), fault);
                return new LaneItem.Decision.Faulty(told);
            }
            StoredLine line = known == null ? stored(next, fresh.size(), sent, split) : known;
            if (known == null) {
                fresh.add(line);
                inForce.put(line.serial(), line);
            }
            all.add(line);
        }
        return fresh.isEmpty()
                ? VisitTarget.unchanged(message, new VisitResult(charged, all))
                : store(next, fresh, all, message);
    }

    /** A line of another charge is another line, even where it says the same. */
    private static boolean isSame(StoredLine known, LineUpload.Line sent, Visit charged) {
        return known.visitId().equals(charged.visitId()) && known.split().line().equals(sent.line());
    }

    private CatalogueTerms terms(FeeLine line) {
        return LineFaults.terms(line, Objects.requireNonNull(prices.catalogue(), "asked for before"));
    }

    private StoredLine stored(Visit next, int position, LineUpload.Line sent, LineSplit split) {
        LineParts parts = split.parts().get(position);
        CatalogueTerms used = split.termsOf(sent.line(), terms(sent.line()));
        return StoredLine.of(next, position, new SplitLine(sent.line(), used, parts, sent.detail()));
    }

    private LaneItem.Decision store(Visit next, List<StoredLine> fresh, List<StoredLine> all, StoredMessage message) {
        int count = next.lines().count() + fresh.size();
        if (count > linesMaximum) {
            return new LaneItem.Decision.Declined(Reason.TOO_MANY_LINES, null);
        }
        Visit.Sums sums = fresh.stream().map(line -> sums(line.split().parts())).reduce(next.sums(), Visit.Sums::plus);
        Visit visit = next.with(new Visit.Lines(count, next.lines().generation()), sums);
        return VisitTarget.changed(
                message, new VisitChange(List.of(visit), fresh, List.of(), List.of()), new VisitResult(visit, all));
    }

    /** The parts of a line as sums of a visit. */
    static Visit.Sums sums(LineParts parts) {
        return new Visit.Sums(
                parts.amount(),
                parts.nonCovered(),
                parts.overLimit(),
                parts.upfrontSelfPay(),
                parts.itemClass() == ItemClass.A ? parts.eligible() : Fen.ZERO,
                parts.itemClass() == ItemClass.B ? parts.eligible() : Fen.ZERO);
    }
}
