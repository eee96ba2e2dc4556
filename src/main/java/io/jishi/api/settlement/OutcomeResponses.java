package io.jishi.api.settlement;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.eligibility.Entitlement;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gives outcomes their HTTP form. */
public final class OutcomeResponses {

    private static final int OK = 200;
    private static final int UNPROCESSABLE = 422;

    private static final Function<SettlementOutcome.VisitChanged, Response> NO_VISIT = changed -> {
        throw new IllegalStateException("a bill is no step of a visit");
    };

    private OutcomeResponses() {}

    /** Of a message that is about bills. */
    public static Response of(SettlementOutcome outcome) {
        return of(outcome, NO_VISIT);
    }

    /** Of any message, with the form of the answers about visits. */
    public static Response of(SettlementOutcome outcome, Function<SettlementOutcome.VisitChanged, Response> visits) {
        return outcome.fold(new SettlementOutcome.Cases<>() {

            @Override
            public Response answered(SettlementOutcome.Answered answered) {
                return OutcomeResponses.answered(answered);
            }

            @Override
            public Response visitChanged(SettlementOutcome.VisitChanged changed) {
                return visits.apply(changed);
            }

            @Override
            public Response declined(SettlementOutcome.Declined declined) {
                return rejected(declined.reason(), false, declined.settlementId());
            }

            @Override
            public Response messageReused() {
                return Problem.of(ProblemCode.MESSAGE_ID_REUSED);
            }

            @Override
            public Response inProgress() {
                return Problem.of(ProblemCode.IN_PROGRESS);
            }

            @Override
            public Response refused(RequestFault fault) {
                return OutcomeResponses.refused(fault);
            }
        });
    }

    private static Response answered(SettlementOutcome.Answered answered) {
        if (answered.message().kind() == StoredMessage.Kind.TOMBSTONE) {
            return rejected(Reason.MESSAGE_REVERSED, false);
        }
        int status = answered.answer().status();
        Response.ResponseBuilder builder = Response.status(status)
                .type(status == OK ? MediaType.APPLICATION_JSON_TYPE : MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(answered.answer().body());
        return replayed(builder, answered.replayed()).build();
    }

    /** An answer that says whether it, or what it tells of, was there before. */
    public static Response.ResponseBuilder replayed(Response.ResponseBuilder builder, boolean replayed) {
        return replayed ? builder.header("Idempotent-Replayed", "true") : builder;
    }

    /** A request that nothing was stored for. */
    static Response refused(RequestFault fault) {
        Faults faults = new Faults();
        faults.add(fault.field(), FieldFault.CONTRADICTION, fault.detail());
        return switch (fault.kind()) {
            case NOT_ADDING_UP -> Problem.of(ProblemCode.LINES_INCONSISTENT, faults);
            case LINES_NOT_POSSIBLE -> Problem.of(ProblemCode.LINES_NOT_POSSIBLE, faults);
            case INCOMPLETE -> Problem.of(ProblemCode.INVALID_FIELDS, faults);
            case NOT_FOUND -> Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    /** Nothing is stored for a region that is not served: there is no shard to store it in. */
    static Response regionNotServed() {
        return rejected(Reason.REGION_NOT_SERVED, false);
    }

    /** A business refusal that is not stored. */
    static Response rejected(Reason reason, boolean needsReview) {
        return rejected(reason, needsReview, null);
    }

    private static Response rejected(Reason reason, boolean needsReview, @Nullable String settlementId) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(Problem.body(reason, UNPROCESSABLE, needsReview, settlementId))
                .build();
    }

    /** A refusal for want of benefits that is not stored. */
    static Response ineligible(Entitlement entitlement) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(Problem.body(entitlement, UNPROCESSABLE, null))
                .build();
    }
}
