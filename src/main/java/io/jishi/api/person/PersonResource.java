package io.jishi.api.person;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.benefit.YearToDate;
import io.jishi.platform.document.JsonWriter;
import io.jishi.settlement.PersonAccumulators;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** {@code /v1/persons}: the annual totals of a patient. */
@Path("/v1/persons")
public class PersonResource {

    private final PersonAccumulators accumulators;

    /** With its use case. */
    PersonResource(PersonAccumulators accumulators) {
        this.accumulators = accumulators;
    }

    /** The totals by benefit year, for a provider that has a visit of the person on record. */
    @GET
    @Path("/{id}/accumulators")
    public Uni<Response> find(@PathParam("id") String id, @Context ContainerRequestContext context) {
        if (!TimeOrderedId.isWellFormed(id)) {
            return Uni.createFrom().item(Problem.of(ProblemCode.NOT_FOUND));
        }
        return accumulators
                .find(TimeOrderedId.regionOf(id), id, Caller.of(context))
                .map(found ->
                        found.map(years -> response(id, years)).orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND)));
    }

    private static Response response(String id, List<SettlementDirectory.Year> years) {
        JsonWriter json = new JsonWriter().object().text("personId", id).list("years");
        years.forEach(year -> write(json, year));
        return Response.ok(json.endList().endObject().toBytes(), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }

    private static void write(JsonWriter json, SettlementDirectory.Year year) {
        YearToDate totals = year.totals();
        json.object()
                .text("scheme", year.scheme())
                .text("yearStart", year.yearStart().toString())
                .number("admissions", totals.admissions())
                .money("deductiblePaid", totals.deductiblePaid())
                .money("poolingFundPaid", totals.poolingFundPaid())
                .money("criticalIllnessBase", totals.criticalIllnessBase())
                .money("criticalIllnessPaid", totals.criticalIllnessPaid())
                .money("extrasPaid", totals.extrasPaid())
                .money("medicalAssistanceDeductible", totals.medicalAssistanceDeductible())
                .money("medicalAssistancePaid", totals.medicalAssistancePaid())
                .money("additionalAssistancePaid", totals.additionalAssistancePaid())
                .money("outpatientPaid", totals.outpatientPaid())
                .money("twoDiseaseDeductible", totals.twoDiseaseDeductible())
                .money("outOfPocket", totals.outOfPocket())
                .endObject();
    }
}
