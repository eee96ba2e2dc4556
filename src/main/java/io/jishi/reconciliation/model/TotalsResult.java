package io.jishi.reconciliation.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What comparing sums comes to.
 *
 * @param verdict the result
 * @param code its code, as the region writes it
 * @param ours what we have
 * @param claimed what the institution has
 * @param explainedBy known reasons each of which alone would explain the difference: a hint, never a result
 */
public record TotalsResult(Verdict verdict, String code, Sums ours, Sums claimed, List<KnownReason> explainedBy) {

    /** Copies its list. */
    public TotalsResult {
        explainedBy = List.copyOf(explainedBy);
    }

    /** The result where the sums agree, or where nothing is known that would explain the difference. */
    public static TotalsResult of(Sums ours, Sums claimed, Switches switches) {
        Verdict verdict = Verdict.of(ours, claimed);
        return new TotalsResult(verdict, verdict.code(switches.wideCodes()), ours, claimed, List.of());
    }

    /** The same with what would explain it, by groups that lie on the days in any way of booking. */
    public TotalsResult explained(List<BookedGroup> groups, Switches switches, RefundFilter refunds) {
        return new TotalsResult(
                verdict, code, ours, claimed, KnownReason.explaining(claimed, groups, switches, refunds));
    }

    /** How much more we have. */
    public Sums difference() {
        return ours.minus(claimed);
    }

    /** One sentence with the figures, mostly below 200 characters. */
    public String chinese() {
        if (verdict == Verdict.BALANCED) {
            return "对平:" + ours.chinese();
        }
        String hint = explainedBy.stream().map(KnownReason::chinese).collect(Collectors.joining("、"));
        return verdict.chinese() + ":中心" + ours.chinese() + ";中心减医药机构:"
                + difference().chinese() + (hint.isEmpty() ? "" : ";可能原因:" + hint);
    }

    /** The same in English. */
    public String english() {
        if (verdict == Verdict.BALANCED) {
            return "Balanced: " + ours.english() + ".";
        }
        String hint = explainedBy.stream().map(KnownReason::key).collect(Collectors.joining(", "));
        return "Not balanced: ours " + ours.english() + "; ours less theirs "
                + difference().english()
                + (hint.isEmpty() ? "." : "; would balance with another setting of: " + hint + ".");
    }
}
