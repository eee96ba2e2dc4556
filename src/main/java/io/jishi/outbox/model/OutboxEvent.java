package io.jishi.outbox.model;

import io.jishi.shared.money.Fen;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A settlement row, as the receiver hears of it. Nothing in it says who the patient is.
 *
 * @param sequence its number in the region, from 1 and without gaps
 * @param eventId id of the settlement row: the key by which the receiver recognises a repetition
 * @param type kind of the row
 * @param refersTo the row that this one undoes or supplements; null for a bill
 * @param providerCode the institution
 * @param visitId the visit
 * @param referenceDate the day by which rules were chosen
 * @param settledAt when it was settled, by the clock of the gateway
 * @param amounts what each payer bears, in a fixed order; negative where a row undoes another
 */
public record OutboxEvent(
        long sequence,
        String eventId,
        String type,
        @Nullable String refersTo,
        String providerCode,
        String visitId,
        LocalDate referenceDate,
        Instant settledAt,
        List<Amount> amounts) {

    /** Copies the amounts. */
    public OutboxEvent {
        amounts = List.copyOf(amounts);
    }

    /**
     * What one payer bears.
     *
     * @param payer name of the payer on the wire
     * @param amount in fen
     */
    public record Amount(String payer, Fen amount) {}
}
