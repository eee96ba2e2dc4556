package io.jishi.settlement;

import io.jishi.benefit.YearToDate;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredMessage;
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

    /** The sender's id of the message that made a row; empty if there is none. */
    Uni<Optional<String>> messageOf(String region, String settlementId);

    /** The message with this key. */
    Uni<Optional<StoredMessage>> message(MessageKey key);

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
