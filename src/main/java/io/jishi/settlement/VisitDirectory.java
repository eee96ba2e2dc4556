package io.jishi.settlement;

import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.visit.model.Visit;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads visits from PostgreSQL, on connections of its own: every message about a visit begins here, and must neither
 * wait for the lanes nor make queries about outcomes wait.
 */
public interface VisitDirectory {

    /** The visit with this id, whoever reported it and whatever its state. */
    Uni<Optional<Visit>> visit(String region, String visitId);

    /** A stay alone, or a registration with its charges, whoever reported them; empty if there is none. */
    Uni<List<Visit>> visits(String region, String registrationId);

    /** The latest fee date among the lines in force of a visit; empty if it has none. */
    Uni<Optional<LocalDate>> latestFee(String region, String visitId);

    /** What else was reported of a visit, by kind of report. */
    Uni<Map<VisitRecord.Kind, String>> records(String region, String visitId);

    /**
     * The stays and registrations of a person at a provider that were opened there, the newest first, at most {@code
     * maximum}; withdrawn ones are left out.
     *
     * @param from first day on which they may have begun
     * @param until last day on which they may have begun
     */
    Uni<List<Visit>> opened(
            String region, String providerCode, String personId, LocalDate from, LocalDate until, int maximum);

    /**
     * The lines of a visit or charge that are in force, or were when a bill was made, in their order; at most {@code
     * maximum}.
     *
     * @param generation of the visit
     */
    Uni<List<StoredLine>> lines(String region, String visitId, int generation, int maximum);

    /** The generation of its visit that a bill is of; empty if there is no such bill. */
    Uni<Optional<Integer>> generationOf(String region, String settlementId);

    /** The live bills of a stay, or of a registration and its charges: the id of each by that of its visit. */
    Uni<Map<String, String>> liveBills(String region, String registrationId);
}
