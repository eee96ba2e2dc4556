package io.jishi.api.visit;

import io.jishi.api.admission.Admitted;
import io.jishi.api.security.Caller;
import io.jishi.api.settlement.OutcomeResponses;
import io.jishi.api.settlement.Preamble;
import io.jishi.api.settlement.PreviewJson;
import io.jishi.api.settlement.SettlementAnswersJson;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.visit.OpenedSettlement;
import io.jishi.settlement.visit.SettleOpenedVisit;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.money.Fen;
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
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** {@code /v1/visits/{id}/settlement}: settle a visit by its uploaded lines. */
@Admitted
@Path("/v1/visits/{id}/settlement")
public class VisitSettlementResource {

    private final SettleOpenedVisit settleOpenedVisit;
    private final SettlementAnswersJson answers;

    /** With its use case. */
    VisitSettlementResource(SettleOpenedVisit settleOpenedVisit, SettlementAnswersJson answers) {
        this.settleOpenedVisit = settleOpenedVisit;
        this.answers = answers;
    }

    /** Settles. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> settle(
            byte[] body,
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> Preamble.body(
                        body,
                        fields -> asked(id, Caller.of(context), fields),
                        asked -> settleOpenedVisit
                                .settle(VisitResource.key(id, context, MessageKey.SETTLE, messageId), asked, answers)
                                .map(OutcomeResponses::of)));
    }

    /** Computes what a settlement would come to now. */
    @POST
    @Path("/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> preview(byte[] body, @PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> Preamble.body(
                        body,
                        fields -> asked(id, Caller.of(context), fields),
                        asked -> settleOpenedVisit.preview(asked).map(PreviewJson::response)));
    }

    private static OpenedSettlement asked(String id, String institution, Fields fields) {
        Fields fees = fields.object("fees");
        Fen total = fees.money("total");
        fees.refuseUnknown();
        OpenedSettlement asked = new OpenedSettlement(
                TimeOrderedId.regionOf(id),
                institution,
                new VisitReference(id),
                Objects.requireNonNullElse(fields.optionalText("chargeBatch", 64), ""),
                null,
                total,
                fields.optionalDate("dischargedOn"),
                fields.truth("usesPersonalAccount", false));
        fields.refuseUnknown();
        return asked;
    }
}
