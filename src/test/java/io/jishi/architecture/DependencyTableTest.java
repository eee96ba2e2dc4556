package io.jishi.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves each row of {@link DependencyTable} by something it permits and something it refuses. */
class DependencyTableTest {

    @ParameterizedTest(name = "{0} may use {1}")
    @CsvSource({
        "platform.redis, shared.time",
        "policy.model, shared.money",
        "policy, policy.model",
        "policy.source, policy",
        "policy.source, platform.document",
        "benefit, policy.model",
        "benefit, shared.money",
        "coverage, coverage.model",
        "coverage.store, coverage.model",
        "coverage.cache, coverage.store",
        "coverage.store, platform.transactions",
        "settlement, coverage",
        "settlement, coverage.model",
        "settlement, policy",
        "settlement, catalogue",
        "settlement.model, benefit",
        "settlement.store, platform.outbox",
        "simulation, benefit",
        "simulation, policy",
        "simulation, platform.document",
        "clearing, ledger",
        "clearing, settlement.model",
        "clearing.store, platform",
        "reconciliation, ledger.model",
        "outbox, platform.document",
        "outbox.store, platform.transaction",
        "api.settlements, settlement",
        "api.settlements, simulation",
        "api, coverage.model",
        "api, platform.document",
        "api, policy.reading",
        "nhsa, settlement.model",
    })
    void tablePermits(String origin, String target) {
        assertEquals(true, DependencyTable.permits(new Place(origin), new Place(target)));
    }

    @ParameterizedTest(name = "{0} may not use {1}")
    @CsvSource({
        "shared.money, platform",
        "shared, benefit",
        "platform, coverage",
        "outbox, settlement.model",
        "outbox, platform.transaction",
        "platform.outbox, settlement",
        "policy, platform",
        "policy, policy.source",
        "policy.model, policy",
        "policy, benefit",
        "benefit, policy",
        "benefit, policy.source",
        "benefit, platform",
        "coverage, provider",
        "coverage, coverage.store",
        "coverage.model, coverage",
        "coverage, platform",
        "coverage, settlement",
        "filing, coverage",
        "provider, ledger",
        "catalogue, benefit",
        "visit, settlement",
        "accumulator, policy",
        "ledger, api",
        "settlement, api",
        "settlement, coverage.store",
        "settlement.store, ledger.store",
        "settlement, platform",
        "simulation, settlement",
        "simulation, coverage",
        "simulation, platform.redis",
        "clearing, benefit",
        "clearing, settlement",
        "reconciliation, api",
        "reconciliation, clearing",
        "api, settlement.store",
        "api, coverage.cache",
        "api, policy",
        "api, platform.redis",
        "api, nhsa",
        "nhsa, api",
        "coverages, shared",
    })
    void tableRefuses(String origin, String target) {
        assertEquals(false, DependencyTable.permits(new Place(origin), new Place(target)));
    }
}
