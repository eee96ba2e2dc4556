package io.jishi.api.policy;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.document.Faults;
import io.jishi.policy.reading.PolicyDifference;
import io.jishi.policy.reading.PolicyReading;
import io.jishi.policy.reading.ReadAnswer;
import io.jishi.policy.reading.RulesInForce;
import io.jishi.shared.reason.Reason;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/**
 * {@code /v1/policies}: which rules hold, where they are written, and what differs. The packages are in memory and
 * nothing is looked up; writing out a long package is plain computing, so it runs on a worker thread.
 */
@Admitted
@Path("/v1/policies")
public class PolicyResource {

    private final PolicyReading reading;

    /** With its use case. */
    PolicyResource(PolicyReading reading) {
        this.reading = reading;
    }

    /** The rules of a region on a day; without a region the list of what is served. */
    @GET
    @Blocking
    public Response find(@Context ContainerRequestContext context) {
        Faults faults = new Faults();
        PolicyQuery query = PolicyQuery.of(context.getUriInfo(), faults);
        if (query.isEmptyButFor("asOf")) {
            PolicyQuery.List list = query.list();
            return faults.isEmpty()
                    ? Validated.answer(PackageListJson.write(reading.packages(), list.asOf()), context)
                    : Problem.of(ProblemCode.INVALID_FIELDS, faults);
        }
        PolicyQuery.One one = query.one();
        if (!faults.isEmpty()) {
            return Problem.of(ProblemCode.INVALID_FIELDS, faults);
        }
        return reading.read(one.question())
                .fold(
                        rules -> Validated.answer(RulesJson.write(rules, one.asOf()), context),
                        reason -> refused(reason, "region, scheme and date"));
    }

    /** What differs between two days or two regions. */
    @GET
    @Path("/difference")
    @Blocking
    public Response difference(@Context ContainerRequestContext context) {
        Faults faults = new Faults();
        PolicyQuery.Two two = PolicyQuery.of(context.getUriInfo(), faults).two();
        if (!faults.isEmpty()) {
            return Problem.of(ProblemCode.INVALID_FIELDS, faults);
        }
        return reading.read(two.base())
                .fold(
                        base -> againstOther(base, reading.read(two.other()), context),
                        reason -> refused(reason, "region and date"));
    }

    private static Response againstOther(RulesInForce base, ReadAnswer answer, ContainerRequestContext context) {
        return answer.fold(
                other -> Validated.answer(
                        DifferenceJson.write(base, other, PolicyDifference.between(base, other)), context),
                reason -> refused(reason, "otherRegion and otherDate"));
    }

    /** The same refusal as that of a bill; {@code which} names the parameters that it is about. */
    private static Response refused(Reason reason, String which) {
        return Problem.of(reason, "asked for by " + which);
    }
}
