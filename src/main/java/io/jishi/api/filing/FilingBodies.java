package io.jishi.api.filing;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.settlement.filing.FilingRequest;
import io.jishi.settlement.filing.RecordFiling;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;

/** Brings a body to a request: reads it, finds the pooling region and the person, or answers what is wrong. */
@ApplicationScoped
class FilingBodies {

    private final RecordFiling recordFiling;

    FilingBodies(RecordFiling recordFiling) {
        this.recordFiling = recordFiling;
    }

    Uni<Response> read(byte[] bytes, String institution, Function<FilingRequest, Uni<Response>> use) {
        Faults faults = new Faults();
        FilingRequestReader.Body body;
        try {
            body = new FilingRequestReader(Fields.of("", DocumentReader.readJson(bytes), faults)).read();
        } catch (MalformedDocument malformed) {
            return Uni.createFrom().item(Problem.of(ProblemCode.MALFORMED_DOCUMENT, malformed.reason()));
        }
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults));
        }
        Optional<String> region = recordFiling.poolingRegionOf(body.insuredRegion());
        if (region.isEmpty()) {
            return Uni.createFrom().item(FilingResponses.rejected(Reason.REGION_NOT_SERVED));
        }
        return person(body, region.get(), faults)
                .chain(person -> faults.isEmpty()
                        ? use.apply(body.toRequest(region.get(), person, institution))
                        : Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults)));
    }

    private Uni<Identified> person(FilingRequestReader.Body body, String region, Faults faults) {
        String personId = body.personId();
        if (personId == null) {
            String number = body.identityNumber() == null ? "" : body.identityNumber();
            return recordFiling.identify(region, number);
        }
        if (!TimeOrderedId.regionOf(personId).equals(region)) {
            faults.add("personId", FieldFault.CONTRADICTION, "it belongs to another region than insuredRegion");
        }
        return Uni.createFrom().item(new Identified(personId, personId));
    }
}
