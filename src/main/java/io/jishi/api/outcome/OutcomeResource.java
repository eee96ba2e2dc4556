package io.jishi.api.outcome;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.api.settlement.MessageIds;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.OutcomeQuery;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /v1/outcomes}: what became of a message. */
@Admitted
@Path("/v1/outcomes")
public class OutcomeResource {

    private static final Pattern REGION = Pattern.compile("[0-9]{6}");

    private static final Set<String> TRANSACTIONS = Set.of(
            MessageKey.SETTLE,
            MessageKey.CANCEL,
            MessageKey.SUPPLEMENT,
            MessageKey.OPEN_VISIT,
            MessageKey.UPLOAD_LINES,
            MessageKey.WITHDRAW_LINES,
            MessageKey.DISCHARGE,
            MessageKey.WITHDRAW_DISCHARGE,
            MessageKey.WITHDRAW_VISIT,
            MessageKey.REVERSE);

    private final OutcomeQuery outcomes;

    /** With its use case. */
    OutcomeResource(OutcomeQuery outcomes) {
        this.outcomes = outcomes;
    }

    /** The outcome of a message of the caller; to any other institution it does not exist. */
    @GET
    @Path("/{region}/{provider}/{transaction}/{messageId}")
    public Uni<Response> find(
            @PathParam("region") String region,
            @PathParam("provider") String provider,
            @PathParam("transaction") String transaction,
            @PathParam("messageId") String messageId,
            @Context ContainerRequestContext context) {
        boolean possible = TRANSACTIONS.contains(transaction)
                && MessageIds.isWellFormed(messageId)
                && REGION.matcher(region).matches();
        if (!possible || !provider.equals(Caller.of(context))) {
            return Uni.createFrom().item(Problem.of(ProblemCode.NOT_FOUND));
        }
        return outcomes.outcomeOf(new MessageKey(region, provider, transaction, messageId))
                .map(OutcomeResource::response);
    }

    private static Response response(OutcomeQuery.Outcome outcome) {
        JsonWriter json =
                new JsonWriter().object().text("state", outcome.state().name());
        StoredMessage message = outcome.message();
        if (message != null) {
            Reason reason = message.reason();
            json.text("settlementId", message.settlementId())
                    .text("visitId", message.visitId())
                    .text("reason", reason == null ? null : reason.name());
            if (message.answer().body().length > 0) {
                json.number("answerStatus", message.answer().status());
            }
            json.text("receivedAt", message.receivedAt().toString());
        }
        json.text("undoneBy", outcome.undoneBy());
        return Response.ok(json.endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
