package io.jishi.api.filing;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.api.settlement.PersonBodies;
import io.jishi.api.settlement.Preamble;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.settlement.filing.FindFilings;
import io.jishi.settlement.filing.RecordFiling;
import io.jishi.settlement.filing.WithdrawFiling;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** {@code /v1/filings}: file, look up, withdraw. An institution sees what it filed and what names it. */
@Admitted
@Path("/v1/filings")
public class FilingResource {

    private final RecordFiling recordFiling;
    private final FindFilings findFilings;
    private final WithdrawFiling withdrawFiling;
    private final PersonBodies bodies;
    private final FilingJson answers;

    /** With its use cases. */
    FilingResource(
            RecordFiling recordFiling,
            FindFilings findFilings,
            WithdrawFiling withdrawFiling,
            PersonBodies bodies,
            FilingJson answers) {
        this.recordFiling = recordFiling;
        this.findFilings = findFilings;
        this.withdrawFiling = withdrawFiling;
        this.bodies = bodies;
        this.answers = answers;
    }

    /** Files. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Response> file(
            byte[] body,
            @Nullable @HeaderParam("Idempotency-Key") String header,
            @Context ContainerRequestContext context) {
        return Preamble.message(
                header,
                messageId -> bodies.read(
                        body,
                        fields -> new FilingRequestReader(fields).read(),
                        (read, region, person) -> recordFiling
                                .record(read.toRequest(region, person, Caller.of(context)), messageId, answers)
                                .map(FilingResponses::of)));
    }

    /** Looks a filing up. */
    @GET
    @Path("/{id}")
    public Uni<Response> find(@PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> findFilings
                        .find(TimeOrderedId.regionOf(id), id, Caller.of(context))
                        .map(found -> found.map(view -> FilingResponses.ok(FilingJson.of(view)))
                                .orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND))));
    }

    /** Lists the filings of a person that the caller may see, newest first. */
    @GET
    public Uni<Response> ofPerson(
            @Nullable @QueryParam("personId") String personId,
            @Nullable @QueryParam("before") String before,
            @Context ContainerRequestContext context) {
        Faults faults = new Faults();
        if (personId == null) {
            faults.add("personId", FieldFault.MISSING);
        } else if (!TimeOrderedId.isWellFormed(personId)) {
            faults.add("personId", FieldFault.WRONG_CHARACTERS, "not the form of a person id");
        }
        if (before != null && !TimeOrderedId.isWellFormed(before)) {
            faults.add("before", FieldFault.WRONG_CHARACTERS, "not the form of a filing id");
        }
        if (personId == null || !faults.isEmpty()) {
            return Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults));
        }
        return findFilings
                .ofPerson(TimeOrderedId.regionOf(personId), personId, Caller.of(context), before)
                .map(page -> FilingResponses.ok(FilingJson.of(personId, page)));
    }

    /** Withdraws a filing. */
    @DELETE
    @Path("/{id}")
    public Uni<Response> withdraw(@PathParam("id") String id, @Context ContainerRequestContext context) {
        return Preamble.id(
                id,
                () -> withdrawFiling
                        .withdraw(TimeOrderedId.regionOf(id), id, Caller.of(context))
                        .map(FilingResponses::of));
    }
}
