package io.jishi.nhsa;

import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.error.InterfaceRefusal;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a use case came to, as a reply. A refusal names the transaction that is the way forward, where there is one.
 *
 * @param call the message
 * @param places where a field of the use case stands in the message, in Chinese
 */
public record OutcomeReplies(Call call, UnaryOperator<String> places) {

    private static final Map<Reason, String> FORWARD_OF_STAYS = Map.of(
            Reason.VISIT_NOT_DISCHARGED, "2402",
            Reason.VISIT_DISCHARGED, "2405",
            Reason.VISIT_SETTLED, "2305",
            Reason.VISIT_HAS_LINES, "2302",
            Reason.CARE_TYPE_HAS_LINES, "2302",
            Reason.VISIT_WITHOUT_LINES, "2301",
            Reason.VISIT_WITHDRAWN, "2401");

    private static final Map<Reason, String> FORWARD_OF_OUTPATIENTS = Map.of(
            Reason.VISIT_SETTLED, "2208",
            Reason.VISIT_HAS_LINES, "2205",
            Reason.CARE_TYPE_HAS_LINES, "2205",
            Reason.VISIT_WITHOUT_LINES, "2204",
            Reason.VISIT_WITHDRAWN, "2201");

    private static final String OUTPATIENT = "22";

    /** The reply to a message about a visit. */
    public Reply of(SettlementOutcome outcome, Function<SettlementOutcome.VisitChanged, Reply> changed) {
        return outcome.fold(new Cases(changed));
    }

    /** The reply to a message that has its answer stored. */
    public Reply of(SettlementOutcome outcome) {
        return of(outcome, unexpected -> {
            throw new IllegalStateException("a bill is no step of a visit");
        });
    }

    /** A refusal for a reason, with the way forward. */
    public Reply refused(Reason reason) {
        boolean outpatient = call.envelope().number().startsWith(OUTPATIENT);
        String forward = (outpatient ? FORWARD_OF_OUTPATIENTS : FORWARD_OF_STAYS).get(reason);
        return forward == null ? Reply.refused(reason) : Reply.refused(reason, "(交易" + forward + ")");
    }

    /** A fault of the message. */
    public Reply refused(RequestFault fault) {
        if (fault.kind() == RequestFault.Kind.NOT_FOUND) {
            return Reply.refused(
                    fault.field().equals("visitId") ? InterfaceError.NO_SUCH_VISIT : InterfaceError.NO_SUCH_SETTLEMENT);
        }
        return Reply.refused(InterfaceRefusal.saying(
                InterfaceError.CONTRADICTION, places.apply(fault.field()) + " " + fault.chinese()));
    }

    /** The reply of a message that is stored with its answer: an output, or the sentence of a refusal. */
    public Reply stored(StoredMessage message) {
        if (message.kind() == StoredMessage.Kind.TOMBSTONE) {
            return refused(Reason.MESSAGE_REVERSED);
        }
        Reason reason = message.reason();
        if (reason == null) {
            return Reply.stored(message.answer().body(), "");
        }
        return Reply.refused(reason, new String(message.answer().body(), StandardCharsets.UTF_8));
    }

    /** One reply for each outcome. */
    private final class Cases implements SettlementOutcome.Cases<Reply> {

        private final Function<SettlementOutcome.VisitChanged, Reply> changed;

        Cases(Function<SettlementOutcome.VisitChanged, Reply> changed) {
            this.changed = changed;
        }

        @Override
        public Reply answered(SettlementOutcome.Answered outcome) {
            return stored(outcome.message());
        }

        @Override
        public Reply visitChanged(SettlementOutcome.VisitChanged outcome) {
            return changed.apply(outcome);
        }

        @Override
        public Reply declined(SettlementOutcome.Declined outcome) {
            return OutcomeReplies.this.refused(outcome.reason());
        }

        @Override
        public Reply messageReused() {
            return Reply.refused(InterfaceError.MESSAGE_REUSED);
        }

        @Override
        public Reply inProgress() {
            return Reply.refused(InterfaceError.IN_PROGRESS);
        }

        @Override
        public Reply refused(RequestFault fault) {
            return OutcomeReplies.this.refused(fault);
        }
    }
}
