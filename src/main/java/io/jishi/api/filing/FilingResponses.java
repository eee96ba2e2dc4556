package io.jishi.api.filing;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.settlement.RequestFault;
import io.jishi.settlement.filing.FilingOutcome;
import io.jishi.settlement.filing.WithdrawFiling;
import io.jishi.shared.reason.Reason;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Gives outcomes of filings their HTTP form. */
final class FilingResponses {

    private static final int CREATED = 201;
    private static final int UNPROCESSABLE = 422;

    private FilingResponses() {}

    static Response of(FilingOutcome outcome) {
        return outcome.fold(
                FilingResponses::filed,
                reused -> Problem.of(ProblemCode.MESSAGE_ID_REUSED),
                rejected -> rejected(rejected.reason()),
                refused -> refused(refused.fault()));
    }

    private static Response filed(FilingOutcome.Filed filed) {
        Response.ResponseBuilder builder = Response.status(CREATED)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .header("Location", "/v1/filings/" + filed.filingId())
                .entity(filed.answer());
        if (filed.replayed()) {
            builder.header("Idempotent-Replayed", "true");
        }
        return builder.build();
    }

    static Response of(WithdrawFiling.Withdrawal withdrawal) {
        return withdrawal.fold(
                withdrawn -> ok(FilingJson.of(withdrawn.view())),
                notTheFiler -> Problem.of(ProblemCode.NOT_THE_FILER),
                notFound -> Problem.of(ProblemCode.NOT_FOUND));
    }

    static Response ok(byte[] body) {
        return Response.ok(body, MediaType.APPLICATION_JSON_TYPE).build();
    }

    /** A business refusal; none is stored. */
    static Response rejected(Reason reason) {
        return Response.status(UNPROCESSABLE)
                .type(MediaType.valueOf(Problem.MEDIA_TYPE))
                .entity(Problem.body(reason, UNPROCESSABLE, false, null))
                .build();
    }

    private static Response refused(RequestFault fault) {
        Faults faults = new Faults();
        faults.add(fault.field(), FieldFault.CONTRADICTION, fault.detail());
        return Problem.of(ProblemCode.INVALID_FIELDS, faults);
    }
}
