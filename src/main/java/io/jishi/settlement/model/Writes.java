package io.jishi.settlement.model;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.YearToDate;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineParts;
import io.jishi.shared.money.Fen;
import io.jishi.visit.model.Visit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one message writes, in one transaction or not at all.
 *
 * @param message the message with its answer
 * @param bill what a bill or its undoing writes besides; null for a refusal
 */
public record Writes(StoredMessage message, @Nullable Bill bill) {

    /** A message that leaves nothing but its answer. */
    public static Writes only(StoredMessage message) {
        return new Writes(message, null);
    }

    /**
     * What a settlement row brings with it.
     *
     * @param settlement the row
     * @param visit the visit as it is now; null if it does not change
     * @param lines its fee lines, if they were sent
     * @param accumulator the wide row that changes
     * @param change by how much; today's and the disease's part goes to the narrow rows
     * @param scopes the narrow rows that change, with the change of each
     * @param filingIds the filings that it was made with; none for what undoes a bill
     */
    public record Bill(
            Settlement settlement,
            @Nullable Visit visit,
            List<SplitLine> lines,
            AccumulatorKey accumulator,
            YearToDate change,
            Map<ScopeKey, Fen> scopes,
            List<String> filingIds) {

        /** Copies its collections. */
        public Bill {
            lines = List.copyOf(lines);
            scopes = Map.copyOf(scopes);
            filingIds = List.copyOf(filingIds);
        }

        /** What rests on no filing. */
        public Bill(
                Settlement settlement,
                @Nullable Visit visit,
                List<SplitLine> lines,
                AccumulatorKey accumulator,
                YearToDate change,
                Map<ScopeKey, Fen> scopes) {
            this(settlement, visit, lines, accumulator, change, scopes, List.of());
        }
    }

    /**
     * A fee line with its split.
     *
     * @param line as it was sent
     * @param parts how it was split
     */
    public record SplitLine(FeeLine line, LineParts parts) {}
}
