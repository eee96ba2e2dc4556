package io.jishi.api.settlement;

import io.jishi.api.admission.Admitted;
import io.jishi.api.security.Caller;
import io.jishi.benefit.SupplementCause;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.SupplementSettlement;
import io.jishi.settlement.model.MessageKey;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /v1/settlements/{id}/supplements}: what a late fact adds to a settlement of the caller. */
@Admitted
@Path("/v1/settlements/{id}/supplements")
public class SupplementResource {

    private final SupplementSettlement supplementSettlement;
    private final SettlementAnswersJson answers;

    /** With its use case. */
    SupplementResource(SupplementSettlement supplementSettlement, SettlementAnswersJson answers) {
        this.supplementSettlement = supplementSettlement;
        this.answers = answers;
    }

    /** Supplements a settlement. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> supplement(
            byte[] body,
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> Preamble.body(body, SupplementResource::cause, cause -> {
                    MessageKey key = new MessageKey(
                            TimeOrderedId.regionOf(id), Caller.of(context), MessageKey.SUPPLEMENT, messageId);
                    return supplementSettlement
                            .supplement(key, id, cause, answers)
                            .map(OutcomeResponses::of);
                }));
    }

    private static SupplementCause cause(Fields fields) {
        SupplementCause cause = fields.code("cause", SupplementCause.class);
        fields.refuseUnknown();
        return cause;
    }
}
