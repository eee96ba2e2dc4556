package io.jishi.settlement.visit;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.settlement.VisitDirectory;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is on record of the visits of an institution. Another one's visit is none. */
@ApplicationScoped
public class ReadVisits {

    private static final int VISITS_MAXIMUM = 100;

    private final VisitDirectory visits;
    private final CoverageDirectory coverage;
    private final VisitConfiguration configuration;

    ReadVisits(VisitDirectory visits, CoverageDirectory coverage, VisitConfiguration configuration) {
        this.visits = visits;
        this.coverage = coverage;
        this.configuration = configuration;
    }

    /**
     * A visit on record.
     *
     * @param visit the stay or registration
     * @param records what else was reported of it
     * @param coverage of its patient, possibly from a cache
     */
    public record View(Visit visit, Map<VisitRecord.Kind, String> records, Coverage coverage) {

        /** Copies its map. */
        public View {
            records = Map.copyOf(records);
        }
    }

    /** The visit that a reference names; empty if there is none of this institution. */
    public Uni<Optional<View>> find(VisitReference reference, String providerCode) {
        return visits.visit(reference.region(), reference.visitId())
                .chain(found -> found.filter(visit -> reference.names(visit, providerCode))
                        .map(visit -> view(visit).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    /** The visits of a person that began in a period, the newest first; at most a hundred. */
    public Uni<List<View>> ofPerson(
            String region, String providerCode, String personId, LocalDate from, LocalDate until) {
        return visits.opened(region, providerCode, personId, from, until, VISITS_MAXIMUM)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(List.of())
                        : Uni.join()
                                .all(found.stream().map(this::view).toList())
                                .usingConcurrencyOf(2)
                                .andFailFast());
    }

    /** The visits of a person in which the patient still is. */
    public Uni<List<View>> inHospital(
            String region, String providerCode, String personId, LocalDate from, LocalDate until) {
        return ofPerson(region, providerCode, personId, from, until)
                .map(views -> views.stream()
                        .filter(view -> !view.visit().terms().careType().isOutpatient()
                                && view.visit().state() == VisitState.OPEN)
                        .toList());
    }

    /** Every line in force of a stay, or of a registration with its charges. */
    public Uni<List<StoredLine>> lines(Visit registration) {
        String region = registration.key().region();
        return visits.visits(region, registration.visitId())
                .chain(all -> Uni.join()
                        .all(all.stream()
                                .map(visit -> visits.lines(
                                        region,
                                        visit.visitId(),
                                        visit.lines().generation(),
                                        configuration.linesMaximum()))
                                .toList())
                        .usingConcurrencyOf(1)
                        .andFailFast())
                .map(lists -> lists.stream().flatMap(List::stream).toList());
    }

    /** The lines that a bill was made of; none if it was made of totals, or is no bill. */
    public Uni<List<StoredLine>> linesOf(String region, String visitId, String settlementId) {
        return visits.generationOf(region, settlementId)
                .chain(generation -> generation
                        .map(known -> visits.lines(region, visitId, known, configuration.linesMaximum()))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private Uni<View> view(Visit visit) {
        String region = visit.key().region();
        return Uni.combine()
                .all()
                .unis(visits.records(region, visit.visitId()), coverage.find(region, visit.personId()))
                .asTuple()
                .map(found -> new View(visit, found.getItem1(), found.getItem2()));
    }
}
