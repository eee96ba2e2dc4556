package io.jishi.architecture.guilty.application.api;

import io.jishi.architecture.guilty.application.settlement.SettleVisit;
import jakarta.ws.rs.core.Response;

/** Innocent: maps in, calls one use case, maps out. */
public final class SettlementResource {

    public Response answer(SettleVisit useCase) {
        return Response.ok(useCase).build();
    }
}
