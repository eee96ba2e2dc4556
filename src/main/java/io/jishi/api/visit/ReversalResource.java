package io.jishi.api.visit;

import io.jishi.api.admission.Admitted;
import io.jishi.api.security.Caller;
import io.jishi.api.settlement.MessageIds;
import io.jishi.api.settlement.OutcomeResponses;
import io.jishi.api.settlement.PersonBodies;
import io.jishi.api.settlement.Preamble;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.ReverseMessage;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.visit.ReverseOpening;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /v1/reversals}: neutralise a message of the caller whose outcome it does not know. */
@Admitted
@Path("/v1/reversals")
public class ReversalResource {

    private static final int MESSAGE_ID_MAXIMUM = 64;

    private final ReverseMessage reverseMessage;
    private final ReverseOpening reverseOpening;

    /** With its use cases. */
    ReversalResource(ReverseMessage reverseMessage, ReverseOpening reverseOpening) {
        this.reverseMessage = reverseMessage;
        this.reverseOpening = reverseOpening;
    }

    /** What can be reversed, by the names of {@link MessageKey}. */
    private enum Transaction {
        SETTLE,
        CANCEL,
        OPEN_VISIT
    }

    /** What is to be reversed. */
    private record Body(Transaction transaction, String messageId, String personId) {}

    /** Reverses a message. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> reverse(
            byte[] body,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        String institution = Caller.of(context);
        return Preamble.message(
                header,
                messageId -> Preamble.body(
                        body,
                        ReversalResource::read,
                        read -> reverse(read, institution, messageId).map(outcome -> response(read, outcome))));
    }

    private Uni<SettlementOutcome> reverse(Body body, String institution, String messageId) {
        String region = TimeOrderedId.regionOf(body.personId());
        MessageKey key = new MessageKey(region, institution, MessageKey.REVERSE, messageId);
        MessageKey target =
                new MessageKey(region, institution, body.transaction().name(), body.messageId());
        return body.transaction() == Transaction.OPEN_VISIT
                ? reverseOpening.reverse(key, target, body.personId())
                : reverseMessage.reverse(key, target, body.personId());
    }

    private static Body read(Fields fields) {
        Transaction transaction = fields.code("transaction", Transaction.class);
        String messageId = fields.text("messageId", MESSAGE_ID_MAXIMUM);
        if (!messageId.isEmpty() && !MessageIds.isWellFormed(messageId)) {
            fields.fault("messageId", FieldFault.WRONG_CHARACTERS, "not the form of an Idempotency-Key");
        }
        String personId = PersonBodies.personId(fields);
        if (personId == null) {
            fields.fault("personId", FieldFault.MISSING, "the patient of the message");
        }
        fields.refuseUnknown();
        return new Body(transaction, messageId, personId == null ? "" : personId);
    }

    /** A reversal has no stored answer: it is written from what it did, the same each time. */
    private static Response response(Body body, SettlementOutcome outcome) {
        boolean ofBills = outcome instanceof SettlementOutcome.Answered answered
                && answered.message().kind() == StoredMessage.Kind.ORIGINAL;
        if (ofBills) {
            SettlementOutcome.Answered answered = (SettlementOutcome.Answered) outcome;
            return reversed(body, answered.message().settlementId(), null, answered.replayed());
        }
        return OutcomeResponses.of(
                outcome,
                changed -> reversed(body, null, changed.result().visit().visitId(), changed.replayed()));
    }

    private static Response reversed(
            Body body, @Nullable String settlementId, @Nullable String visitId, boolean replayed) {
        byte[] json = new JsonWriter()
                .object()
                .text("outcome", "REVERSED")
                .text("transaction", body.transaction().name())
                .text("messageId", body.messageId())
                .text("settlementId", settlementId)
                .text("visitId", visitId)
                .endObject()
                .toBytes();
        return OutcomeResponses.replayed(Response.ok(json, MediaType.APPLICATION_JSON_TYPE), replayed)
                .build();
    }
}
