package io.jishi.api.settlement;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.settlement.CancelSettlement;
import io.jishi.settlement.ExplainSettlement;
import io.jishi.settlement.PreviewSettlement;
import io.jishi.settlement.SettleVisit;
import io.jishi.settlement.model.MessageKey;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /v1/settlements}: settle, preview, cancel, look up. An institution sees its own settlements only. */
@Admitted
@Path("/v1/settlements")
public class SettlementResource {

    private final SettleVisit settleVisit;
    private final PreviewSettlement previewSettlement;
    private final CancelSettlement cancelSettlement;
    private final ExplainSettlement explainSettlement;
    private final SettleBodies bodies;
    private final SettlementAnswersJson answers;

    /** With its use cases. */
    SettlementResource(
            SettleVisit settleVisit,
            PreviewSettlement previewSettlement,
            CancelSettlement cancelSettlement,
            ExplainSettlement explainSettlement,
            SettleBodies bodies,
            SettlementAnswersJson answers) {
        this.settleVisit = settleVisit;
        this.previewSettlement = previewSettlement;
        this.cancelSettlement = cancelSettlement;
        this.explainSettlement = explainSettlement;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Settles a visit. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> settle(
            byte[] body,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                messageId -> bodies.read(
                        body,
                        Caller.of(context),
                        request -> settleVisit
                                .settle(
                                        new MessageKey(
                                                request.region(), request.providerCode(), MessageKey.SETTLE, messageId),
                                        request,
                                        answers)
                                .map(OutcomeResponses::of)));
    }

    /** Computes what a settlement would come to now. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> preview(byte[] body, @Context ContainerRequestContext context) {
        return bodies.read(
                body,
                Caller.of(context),
                request -> previewSettlement.preview(request).map(PreviewJson::response));
    }

    /** Looks a settlement up. */
    @GET
    @Path("/{id}")
    public Uni<Response> find(@PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> explainSettlement
                        .find(TimeOrderedId.regionOf(id), id, Caller.of(context))
                        .map(found -> found.map(SettlementJson::response)
                                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND))));
    }

    /** Explains a settlement: the single-bill statement with its articles. */
    @GET
    @Path("/{id}/explanation")
    public Uni<Response> explain(@PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> explainSettlement
                        .explain(TimeOrderedId.regionOf(id), id, Caller.of(context))
                        .map(found -> found.map(explanation -> StatementResponses.of(explanation, context))
                                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND))));
    }

    /** Cancels a settlement. */
    @POST
    @Path("/{id}/cancellation")
    public Uni<Response> cancel(
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> cancelSettlement
                        .cancel(
                                new MessageKey(
                                        TimeOrderedId.regionOf(id), Caller.of(context), MessageKey.CANCEL, messageId),
                                id,
                                answers)
                        .map(OutcomeResponses::of));
    }
}
