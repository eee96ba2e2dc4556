package io.jishi.visit.model;

import io.jishi.shared.code.CareType;
import io.jishi.shared.reason.Reason;
import java.util.Optional;

/**
 * The steps of a visit and the order that they keep: forward from the opening to the bill, and back strictly the way
 * they came. A step out of order is refused with a reason whose words name the way forward.
 */
public enum VisitStep {
    /** Says other things about the visit. */
    AMEND,
    /** Takes fee lines. */
    UPLOAD,
    /** Takes fee lines back. */
    WITHDRAW_LINES,
    /** The patient leaves. */
    DISCHARGE,
    /** The patient has not left after all. */
    REOPEN,
    /** Makes the bill. */
    SETTLE,
    /** The visit was opened by mistake. */
    WITHDRAW;

    /**
     * Where a visit stands.
     *
     * @param visit the stay or registration, or the charge that is to be settled
     * @param settled whether a live bill stands on the lines in question
     * @param hasLines whether lines are in force
     * @param settlesBeforeDischarge whether the region settles a stay before the discharge is reported
     */
    public record Standing(Visit visit, boolean settled, boolean hasLines, boolean settlesBeforeDischarge) {}

    /** Why the step cannot be taken now; empty if it can. */
    public Optional<Reason> refusal(Standing standing) {
        if (!standing.visit().isOpened()) {
            return Optional.of(Reason.VISIT_REPORTED_AT_ONCE);
        }
        return switch (this) {
            case AMEND, UPLOAD, WITHDRAW_LINES -> change(standing);
            case DISCHARGE -> discharge(standing);
            case REOPEN -> reopen(standing);
            case SETTLE -> settle(standing);
            case WITHDRAW -> withdraw(standing);
        };
    }

    private static Optional<Reason> change(Standing standing) {
        if (standing.settled()) {
            return Optional.of(Reason.VISIT_SETTLED);
        }
        return standing.visit().state() == VisitState.DISCHARGED
                ? Optional.of(Reason.VISIT_DISCHARGED)
                : Optional.empty();
    }

    private static Optional<Reason> discharge(Standing standing) {
        if (standing.visit().terms().careType() != CareType.INPATIENT) {
            return Optional.of(Reason.VISIT_IS_NO_STAY);
        }
        if (standing.settled() && !standing.settlesBeforeDischarge()) {
            return Optional.of(Reason.VISIT_SETTLED);
        }
        return standing.visit().state() == VisitState.DISCHARGED
                ? Optional.of(Reason.VISIT_DISCHARGED)
                : Optional.empty();
    }

    private static Optional<Reason> reopen(Standing standing) {
        if (standing.visit().terms().careType() != CareType.INPATIENT) {
            return Optional.of(Reason.VISIT_IS_NO_STAY);
        }
        if (standing.visit().state() != VisitState.DISCHARGED) {
            return Optional.of(Reason.VISIT_NOT_DISCHARGED);
        }
        return standing.settled() && !standing.settlesBeforeDischarge()
                ? Optional.of(Reason.VISIT_SETTLED)
                : Optional.empty();
    }

    private static Optional<Reason> settle(Standing standing) {
        boolean mustLeaveFirst = standing.visit().terms().careType() == CareType.INPATIENT
                && !standing.settlesBeforeDischarge()
                && standing.visit().state() != VisitState.DISCHARGED;
        if (mustLeaveFirst) {
            return Optional.of(Reason.VISIT_NOT_DISCHARGED);
        }
        return standing.hasLines() ? Optional.empty() : Optional.of(Reason.VISIT_WITHOUT_LINES);
    }

    private static Optional<Reason> withdraw(Standing standing) {
        return change(standing).or(() -> standing.hasLines() ? Optional.of(Reason.VISIT_HAS_LINES) : Optional.empty());
    }
}
