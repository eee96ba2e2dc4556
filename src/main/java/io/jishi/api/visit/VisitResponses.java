package io.jishi.api.visit;

import io.jishi.api.settlement.OutcomeResponses;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.VisitResult;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;

/** Gives outcomes of steps their HTTP form. */
final class VisitResponses {

    private static final int OK = 200;
    private static final int CREATED = 201;

    private VisitResponses() {}

    /** Of a step. */
    static Response of(SettlementOutcome outcome) {
        return of(outcome, VisitJson::of);
    }

    /** Of an upload. */
    static Response ofLines(SettlementOutcome outcome) {
        return of(outcome, VisitJson::ofLines);
    }

    /** Of an opening. */
    static Response opened(SettlementOutcome outcome) {
        return OutcomeResponses.of(
                outcome,
                changed -> OutcomeResponses.replayed(json(CREATED, VisitJson.of(changed.result())), changed.replayed())
                        .header(
                                "Location",
                                "/v1/visits/" + changed.result().visit().visitId())
                        .build());
    }

    static Response ok(byte[] body) {
        return json(OK, body).build();
    }

    private static Response of(SettlementOutcome outcome, Function<VisitResult, byte[]> body) {
        return OutcomeResponses.of(
                outcome,
                changed -> OutcomeResponses.replayed(json(OK, body.apply(changed.result())), changed.replayed())
                        .build());
    }

    private static Response.ResponseBuilder json(int status, byte[] body) {
        return Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(body);
    }
}
