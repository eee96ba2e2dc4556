package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.Verdict;
import java.util.Map;
import java.util.function.Function;

/** What becomes of a comparison bill by bill. */
public sealed interface DetailsOutcome {

    /**
     * The result can be fetched.
     *
     * @param result the file with one line for each row
     * @param ours what our rows come to
     * @param claimed what the institution's file comes to
     * @param rows how many rows have which verdict; a verdict without a row is missing
     */
    record Compared(ExchangeFile result, Sums ours, Sums claimed, Map<Verdict, Long> rows) implements DetailsOutcome {

        /** Copies its map. */
        public Compared {
            rows = Map.copyOf(rows);
        }
    }

    /**
     * Nothing is stored.
     *
     * @param fault why
     */
    record Refused(ReconciliationFault fault) implements DetailsOutcome {}

    /** One of two functions, by what this is. */
    default <T> T fold(Function<Compared, T> compared, Function<Refused, T> refused) {
        return this instanceof Compared item ? compared.apply(item) : refused.apply((Refused) this);
    }
}
