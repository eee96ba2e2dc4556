package io.jishi.settlement.visit;

import io.jishi.settlement.VisitDirectory;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks visits up, for the institution that reported them. */
@ApplicationScoped
public class FindVisit {

    private final VisitDirectory visits;

    FindVisit(VisitDirectory visits) {
        this.visits = visits;
    }

    /**
     * A visit as it is now.
     *
     * @param visit the stay or registration
     * @param charges those of a registration, by their batch; none of a stay
     * @param liveBills the live bills, each by the id of its visit or charge
     */
    public record View(Visit visit, List<Visit> charges, Map<String, String> liveBills) {

        /** Copies its collections. */
        public View {
            charges = List.copyOf(charges);
            liveBills = Map.copyOf(liveBills);
        }
    }

    /** The visit with this id; empty if this provider has none. */
    public Uni<Optional<View>> find(VisitReference reference, String providerCode) {
        String region = reference.region();
        return Uni.combine()
                .all()
                .unis(visits.visits(region, reference.visitId()), visits.liveBills(region, reference.visitId()))
                .asTuple()
                .map(read -> read.getItem1().stream()
                        .filter(visit -> reference.names(visit, providerCode))
                        .findFirst()
                        .map(visit -> new View(
                                visit,
                                read.getItem1().stream().filter(Visit::isCharge).toList(),
                                read.getItem2())));
    }
}
