package io.jishi.settlement;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * The annual totals of a person, for a provider that has a visit of that person on record; to others they do not
 * exist.
 */
@ApplicationScoped
public class PersonAccumulators {

    private final SettlementDirectory settlements;

    PersonAccumulators(SettlementDirectory settlements) {
        this.settlements = settlements;
    }

    /**
     * The totals by benefit year, for an interface over which nobody knows a person's id but who has shown the ID
     * number.
     */
    public Uni<List<SettlementDirectory.Year>> ofKnownPerson(String region, String personId) {
        return settlements.years(region, personId);
    }

    /** The totals by benefit year; empty if the provider has no visit of the person. */
    public Uni<Optional<List<SettlementDirectory.Year>>> find(String region, String personId, String providerCode) {
        return settlements
                .hasVisit(region, providerCode, personId)
                .chain(visited -> visited
                        ? settlements.years(region, personId).map(Optional::of)
                        : Uni.createFrom().item(Optional.empty()));
    }
}
