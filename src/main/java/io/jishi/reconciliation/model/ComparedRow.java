package io.jishi.reconciliation.model;

import io.jishi.shared.money.Fen;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One bill or cancellation as both sides have it.
 *
 * @param settlementId its id
 * @param messageId the message that made it; null if we do not know the row, or no message made it
 * @param ours as we have it among the rows that are reconciled; null if it is none of them
 * @param theirs as the institution has it; null if it has not
 * @param absence why we do not have it
 */
public record ComparedRow(
        String settlementId,
        @Nullable String messageId,
        @Nullable Side ours,
        @Nullable Side theirs,
        Absence absence) {

    private static final String EMPTY = "null";

    /** Refuses a row that nobody has. */
    public ComparedRow {
        if (ours == null && theirs == null) {
            throw new IllegalArgumentException("nobody has " + settlementId);
        }
    }

    /**
     * A row on one side.
     *
     * @param visitId the visit
     * @param personId the patient
     * @param amounts count 1 with its amounts
     * @param refund whether it cancels another row
     */
    public record Side(String visitId, String personId, Sums amounts, boolean refund) {}

    /** Why a row is not among ours. */
    public enum Absence {
        /** It is there. */
        NONE(""),
        /** There is no such row. */
        UNKNOWN("中心无此结算"),
        /** It was reversed. */
        REVERSED("中心该结算已冲正"),
        /** It is there, on another day or of another kind than was asked for. */
        NOT_SELECTED("中心该结算不在本次对账范围");

        private final String chinese;

        Absence(String chinese) {
            this.chinese = chinese;
        }
    }

    /** What comparing the sides comes to. */
    public Verdict verdict() {
        if (theirs == null) {
            return Verdict.OURS_MORE;
        }
        if (ours == null) {
            return Verdict.THEIRS_MORE;
        }
        return Objects.equals(ours, theirs) ? Verdict.BALANCED : Verdict.DIFFERENT;
    }

    /**
     * The line of the result: patient, visit, bill, message, result, refund flag, remark, total, fund total, personal
     * account, separated by tabs. The figures are ours where we have the row.
     */
    public String line(boolean wideCodes) {
        Side side = Objects.requireNonNull(ours == null ? theirs : ours);
        Sums amounts = side.amounts();
        return String.join(
                "\t",
                side.personId(),
                side.visitId(),
                settlementId,
                messageId == null ? EMPTY : messageId,
                verdict().code(wideCodes),
                (wideCodes ? "00" : "") + (side.refund() ? "1" : "0"),
                remark(),
                amounts.total().toYuan(),
                amounts.fundTotal().toYuan(),
                amounts.personalAccount().toYuan());
    }

    /** In Chinese what differs, with the institution's value. */
    public String remark() {
        if (theirs == null) {
            return "医药机构无此结算";
        }
        if (ours == null) {
            return absence.chinese;
        }
        List<String> differences = differences(ours, theirs);
        return differences.isEmpty() ? Verdict.BALANCED.chinese() : String.join(";", differences);
    }

    private static List<String> differences(Side ours, Side theirs) {
        List<String> found = new ArrayList<>();
        Sums mine = ours.amounts();
        Sums claimed = theirs.amounts();
        amount(found, "总额", mine.total(), claimed.total());
        amount(found, "基金", mine.fundTotal(), claimed.fundTotal());
        amount(found, "个账", mine.personalAccount(), claimed.personalAccount());
        if (ours.refund() != theirs.refund()) {
            found.add("退费标志不一致");
        }
        if (!ours.visitId().equals(theirs.visitId())) {
            found.add("就诊ID不一致");
        }
        return found;
    }

    private static void amount(List<String> found, String name, Fen ours, Fen theirs) {
        if (!ours.equals(theirs)) {
            found.add(name + "不一致,医药机构" + theirs);
        }
    }
}
