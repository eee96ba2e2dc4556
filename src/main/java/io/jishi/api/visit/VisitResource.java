package io.jishi.api.visit;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.api.settlement.PersonBodies;
import io.jishi.api.settlement.Preamble;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.visit.FindVisit;
import io.jishi.settlement.visit.MoveVisit;
import io.jishi.settlement.visit.OpenVisit;
import io.jishi.settlement.visit.VisitReference;
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
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code /v1/visits}: open, look up, discharge, and back. An institution sees its own visits only. */
@Admitted
@Path("/v1/visits")
public class VisitResource {

    private final OpenVisit openVisit;
    private final FindVisit findVisit;
    private final MoveVisit moveVisit;
    private final PersonBodies bodies;
    private final Clock clock;

    /** With its use cases. */
    VisitResource(OpenVisit openVisit, FindVisit findVisit, MoveVisit moveVisit, PersonBodies bodies, Clock clock) {
        this.openVisit = openVisit;
        this.findVisit = findVisit;
        this.moveVisit = moveVisit;
        this.bodies = bodies;
        this.clock = clock;
    }

    /** Opens a visit: admits, or registers. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> open(
            byte[] body,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        String institution = Caller.of(context);
        return Preamble.message(
                header,
                messageId -> bodies.read(
                        body,
                        fields -> VisitOpeningReader.read(fields, today()),
                        (read, region, person) -> openVisit
                                .open(
                                        new MessageKey(region, institution, MessageKey.OPEN_VISIT, messageId),
                                        read.toOpening(region, person, institution))
                                .map(VisitResponses::opened)));
    }

    /** Looks a visit up. */
    @GET
    @Path("/{id}")
    public Uni<Response> find(@PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> findVisit
                        .find(new VisitReference(id), Caller.of(context))
                        .map(found -> found.map(view -> VisitResponses.ok(VisitJson.of(view)))
                                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND))));
    }

    /** The patient has left. */
    @POST
    @Path("/{id}/discharge")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> discharge(
            byte[] body,
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> Preamble.body(
                        body,
                        this::dischargedOn,
                        dischargedOn -> moveVisit
                                .discharge(
                                        key(id, context, MessageKey.DISCHARGE, messageId),
                                        new VisitReference(id),
                                        dischargedOn,
                                        null)
                                .map(VisitResponses::of)));
    }

    /** The patient has not left after all. */
    @POST
    @Path("/{id}/discharge/withdrawal")
    public Uni<Response> reopen(
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> moveVisit
                        .reopen(key(id, context, MessageKey.WITHDRAW_DISCHARGE, messageId), new VisitReference(id))
                        .map(VisitResponses::of));
    }

    /** The visit was opened by mistake. */
    @POST
    @Path("/{id}/withdrawal")
    public Uni<Response> withdraw(
            @PathParam("id") String id,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                id,
                messageId -> moveVisit
                        .withdraw(key(id, context, MessageKey.WITHDRAW_VISIT, messageId), new VisitReference(id))
                        .map(VisitResponses::of));
    }

    private LocalDate dischargedOn(Fields fields) {
        LocalDate day = fields.date("dischargedOn");
        if (day.isAfter(today())) {
            fields.fault("dischargedOn", FieldFault.OUT_OF_RANGE, "it is in the future");
        }
        fields.refuseUnknown();
        return day;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    static MessageKey key(String id, ContainerRequestContext context, String transaction, String messageId) {
        return new MessageKey(TimeOrderedId.regionOf(id), Caller.of(context), transaction, messageId);
    }
}
