package io.jishi.api.simulation;

import io.jishi.api.admission.Admitted;
import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.simulation.SimulationCase;
import io.jishi.simulation.SimulationCaseReader;
import io.jishi.simulation.Simulator;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code POST /v1/simulations}: computes bills from what the caller says, stores nothing and needs no credential. A
 * thousand cases take tens of milliseconds of plain computing, so it runs on a worker thread and not on the event loop.
 */
@Admitted
@Path("/v1/simulations")
public class SimulationResource {

    private static final int CASES_MAXIMUM = 1000;

    private final Simulator simulator;

    /** With the rules of the policy book. */
    public SimulationResource(Simulator simulator) {
        this.simulator = simulator;
    }

    /** Answers the cases in their order, or names the case and the field that is wrong. */
    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces({MediaType.APPLICATION_JSON, Problem.MEDIA_TYPE})
    public Response simulate(byte[] body) {
        Faults faults = new Faults();
        List<SimulationCase> cases = new ArrayList<>();
        try {
            Fields document = Fields.of("", DocumentReader.readJson(body), faults);
            for (Fields fields : document.objects("cases", CASES_MAXIMUM)) {
                SimulationCase read = SimulationCaseReader.read(fields);
                if (faults.isEmpty()) {
                    simulator.check(read, fields);
                }
                cases.add(read);
            }
            document.refuseUnknown();
        } catch (MalformedDocument malformed) {
            return Problem.of(ProblemCode.MALFORMED_DOCUMENT, malformed.reason());
        }
        if (!faults.isEmpty()) {
            return Problem.of(ProblemCode.INVALID_FIELDS, faults);
        }
        return Response.ok(SimulationJson.write(cases, simulator), MediaType.APPLICATION_JSON_TYPE)
                .build();
    }
}
