package io.jishi.settlement.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.shared.money.Fen;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one message writes, in one transaction or not at all.
 *
 * @param messages the message with its answer; a reversal of an unseen message has its tombstone besides
 * @param bills what bills and their undoing write besides; none for a refusal
 * @param visits what changes about visits
 * @param reviews bills that a human must look at
 */
public record Writes(List<StoredMessage> messages, List<Bill> bills, VisitChange visits, List<Review> reviews) {

    /** Copies its lists. */
    public Writes {
        messages = List.copyOf(messages);
        bills = List.copyOf(bills);
        reviews = List.copyOf(reviews);
    }

    /** A message that leaves nothing but its answer. */
    public static Writes only(StoredMessage message) {
        return new Writes(List.of(message), List.of(), VisitChange.NONE, List.of());
    }

    /** A message with a row of the settlement table that changes no visit. */
    public static Writes of(StoredMessage message, Bill bill) {
        return new Writes(List.of(message), List.of(bill), VisitChange.NONE, List.of());
    }

    /** A message that changes visits and makes no bill. */
    public static Writes of(StoredMessage message, VisitChange visits) {
        return new Writes(List.of(message), List.of(), visits, List.of());
    }

    /**
     * What a settlement row brings with it.
     *
     * @param settlement the row
     * @param visitGeneration which lines of the visit it is of; null for what undoes or supplements a bill
     * @param accumulator the wide row that changes
     * @param change by how much; today's and the disease's part goes to the narrow rows
     * @param scopes the narrow rows that change, with the change of each
     * @param filingIds the filings that it was made with; none for what undoes a bill
     */
    public record Bill(
            Settlement settlement,
            @Nullable Integer visitGeneration,
            AccumulatorKey accumulator,
            YearToDate change,
            Map<ScopeKey, Fen> scopes,
            List<String> filingIds) {

        /** Copies its collections. */
        public Bill {
            scopes = Map.copyOf(scopes);
            filingIds = List.copyOf(filingIds);
        }

        /** What is about another row. */
        public Bill(Settlement settlement, AccumulatorKey accumulator, YearToDate change, Map<ScopeKey, Fen> scopes) {
            this(settlement, null, accumulator, change, scopes, List.of());
        }
    }

    /**
     * A bill that a human must look at.
     *
     * @param region pooling region
     * @param settlementId the bill
     * @param cause why, in upper case
     */
    public record Review(String region, String settlementId, String cause) {

        /** An earlier bill of the year was reversed, so that this one was computed from other accumulators. */
        public static final String EARLIER_BILL_REVERSED = "EARLIER_BILL_REVERSED";

        /**
         * The cancellation of an earlier bill of the year was reversed, while this one was computed without that bill.
         */
        public static final String EARLIER_BILL_STANDS_AGAIN = "EARLIER_BILL_STANDS_AGAIN";
    }
}
