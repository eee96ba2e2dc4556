package io.jishi.settlement;

import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.model.StoredMessage;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what has been settled, from PostgreSQL, on connections of its own: it answers while settling is saturated. */
public interface SettlementDirectory {

    /** The row with this id, with the provider's number of its visit. */
    Uni<Optional<Found>> find(String region, String settlementId);

    /** The visit with this id, whoever reported it and whatever its state. */
    Uni<Optional<Visit>> visit(String region, String visitId);

    /** A stay alone, or a registration with its charges, whoever reported them; empty if there is none. */
    Uni<List<Visit>> visits(String region, String registrationId);

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

    /** The sender's id of the message that made a row; empty if there is none. */
    Uni<Optional<String>> messageOf(String region, String settlementId);

    /** The message with this key. */
    Uni<Optional<StoredMessage>> message(MessageKey key);

    /** The live bills of a stay, or of a registration and its charges: the id of each by that of its visit. */
    Uni<Map<String, String>> liveBills(String region, String registrationId);

    /** Everything that a decision about these keys would lock and read, in one snapshot and without a lock. */
    Uni<LockedState> snapshot(LaneItem.Keys keys);

    /** The wide rows of a person. */
    Uni<List<Year>> years(String region, String personId);

    /** The filings that a bill was made with, in the order of their ids. */
    Uni<List<String>> filingsOf(String region, String settlementId);

    /**
     * The live bills that were made with each of these filings, newest first; a filing without one is absent. At most
     * {@code maximum} for a filing.
     */
    Uni<Map<String, List<String>>> usesOf(String region, List<String> filingIds, int maximum);

    /** Whether the provider has a visit of the person on record. */
    Uni<Boolean> hasVisit(String region, String providerCode, String personId);

    /**
     * A row with the number of its visit.
     *
     * @param settlement the row
     * @param visit what the provider calls its visit
     * @param registrationId the visit, or the registration that it is a charge of
     * @param supplements ids of the live supplements of a bill, the newest last
     */
    record Found(Settlement settlement, VisitKey visit, String registrationId, List<String> supplements) {

        /** Copies its list. */
        public Found {
            supplements = List.copyOf(supplements);
        }

        /** The provider's own number of the visit. */
        public String visitNumber() {
            return visit.visitNumber();
        }
    }

    /**
     * The totals of one benefit year.
     *
     * @param scheme the scheme
     * @param yearStart first day
     * @param totals without the narrow rows
     */
    record Year(String scheme, LocalDate yearStart, YearToDate totals) {}
}
