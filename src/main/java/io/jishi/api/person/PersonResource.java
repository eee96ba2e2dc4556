package io.jishi.api.person;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.api.security.Caller;
import io.jishi.benefit.YearToDate;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.document.Node;
import io.jishi.settlement.PersonAccumulators;
import io.jishi.settlement.PersonEligibility;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/persons}: the annual totals of a patient, and whether there are benefits on a day. */
@Admitted
@Path("/v1/persons")
public class PersonResource {

    private final PersonAccumulators accumulators;
    private final PersonEligibility eligibility;

    /** With its use cases. */
    PersonResource(PersonAccumulators accumulators, PersonEligibility eligibility) {
        this.accumulators = accumulators;
        this.eligibility = eligibility;
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

    /** Whether the person has benefits on a day, for a provider that has a visit of the person on record. */
    @GET
    @Path("/{id}/eligibility")
    public Uni<Response> eligibility(
            @PathParam("id") String id,
            @Nullable @QueryParam("scheme") String scheme,
            @Nullable @QueryParam("date") String date,
            @Context ContainerRequestContext context) {
        if (!TimeOrderedId.isWellFormed(id)) {
            return Uni.createFrom().item(Problem.of(ProblemCode.NOT_FOUND));
        }
        Faults faults = new Faults();
        Fields query = Fields.of("", new Node.Members(given(scheme, date)), faults);
        PersonEligibility.Question question = new PersonEligibility.Question(
                TimeOrderedId.regionOf(id), id, query.code("scheme", Scheme.class), query.date("date"));
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults));
        }
        return eligibility
                .find(question, Caller.of(context))
                .map(found -> found.map(EligibilityJson::response).orElseGet(() -> Problem.of(ProblemCode.NOT_FOUND)));
    }

    private static Map<String, Node> given(@Nullable String scheme, @Nullable String date) {
        Map<String, Node> given = new HashMap<>();
        given.put("scheme", scheme == null ? new Node.Nothing() : new Node.Text(scheme));
        given.put("date", date == null ? new Node.Nothing() : new Node.Text(date));
        return given;
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
