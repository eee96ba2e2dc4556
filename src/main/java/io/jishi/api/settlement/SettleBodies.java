package io.jishi.api.settlement;

import io.jishi.api.problem.Problem;
import io.jishi.api.problem.ProblemCode;
import io.jishi.coverage.model.Identified;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.Faults;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.settlement.SettleVisit;
import io.jishi.settlement.SettlementConfiguration;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/** Brings a body to a request: reads it, finds the pooling region and the person, or answers what is wrong. */
@ApplicationScoped
class SettleBodies {

    private final SettleVisit settleVisit;
    private final SettlementConfiguration configuration;
    private final Clock clock;

    SettleBodies(SettleVisit settleVisit, SettlementConfiguration configuration, Clock clock) {
        this.settleVisit = settleVisit;
        this.configuration = configuration;
        this.clock = clock;
    }

    Uni<Response> read(byte[] bytes, String institution, Function<SettleRequest, Uni<Response>> use) {
        Faults faults = new Faults();
        SettleRequestReader.Body body;
        try {
            Fields fields = Fields.of("", DocumentReader.readJson(bytes), faults);
            body = new SettleRequestReader(
                            fields, LocalDate.ofInstant(clock.instant(), clock.getZone()), configuration.linesMaximum())
                    .read();
        } catch (MalformedDocument malformed) {
            return Uni.createFrom().item(Problem.of(ProblemCode.MALFORMED_DOCUMENT, malformed.reason()));
        }
        if (!faults.isEmpty()) {
            return Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults));
        }
        Optional<String> region = settleVisit.poolingRegionOf(body.insuredRegion());
        if (region.isEmpty()) {
            return Uni.createFrom().item(OutcomeResponses.regionNotServed());
        }
        return person(body, region.get(), faults)
                .chain(person -> faults.isEmpty()
                        ? use.apply(body.toRequest(region.get(), person, institution))
                        : Uni.createFrom().item(Problem.of(ProblemCode.INVALID_FIELDS, faults)));
    }

    private Uni<Identified> person(SettleRequestReader.Body body, String region, Faults faults) {
        String personId = body.personId();
        if (personId == null) {
            String number = body.identityNumber() == null ? "" : body.identityNumber();
            return settleVisit.identify(region, number);
        }
        if (!TimeOrderedId.regionOf(personId).equals(region)) {
            faults.add("personId", FieldFault.CONTRADICTION, "it belongs to another region than insuredRegion");
        }
        return Uni.createFrom().item(new Identified(personId, personId));
    }
}
