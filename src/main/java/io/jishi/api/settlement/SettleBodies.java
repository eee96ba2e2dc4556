package io.jishi.api.settlement;

import io.jishi.settlement.SettlementConfiguration;
import io.jishi.settlement.model.SettleRequest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.util.function.Function;

/** Brings a body to a settlement or preview. */
@ApplicationScoped
class SettleBodies {

    private final PersonBodies bodies;
    private final SettlementConfiguration configuration;
    private final Clock clock;

    SettleBodies(PersonBodies bodies, SettlementConfiguration configuration, Clock clock) {
        this.bodies = bodies;
        this.configuration = configuration;
        this.clock = clock;
    }

    Uni<Response> read(byte[] bytes, String institution, Function<SettleRequest, Uni<Response>> use) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return bodies.read(
                bytes,
                fields -> new SettleRequestReader(fields, today, configuration.linesMaximum()).read(),
                (body, region, person) -> use.apply(body.toRequest(region, person, institution)));
    }
}
