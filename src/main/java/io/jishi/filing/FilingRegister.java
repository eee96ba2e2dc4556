package io.jishi.filing;

import io.jishi.filing.model.FilingMessage;
import io.jishi.filing.model.FilingRecord;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The filings on record in PostgreSQL, past every cache. What writes is one transaction that locks the person first,
 * so that it stands before or after any bill of that person, never beside it. It goes on when its caller hangs up.
 *
 * <p>What writes fails with {@link io.jishi.shared.reason.Unavailable} if nothing was stored, and with {@link
 * io.jishi.shared.reason.OutcomeUnknown} if something may have been.
 */
public interface FilingRegister {

    /** The filing that a message made, if it made one. */
    Uni<Optional<Seen>> earlier(String region, String institution, String messageId);

    /**
     * Files, together with the message that asks for it.
     *
     * @param liveMaximum most filings of the person that stand at a time
     */
    Uni<Recording> record(FilingRecord filing, FilingMessage message, int liveMaximum);

    /** The filing with this id. */
    Uni<Optional<FilingRecord>> find(String region, String filingId);

    /**
     * The filings of a person that the institution may see, newest first.
     *
     * @param before only those with an id before this one; null for all
     * @param maximum most of them
     */
    Uni<List<FilingRecord>> ofPerson(
            String region, String personId, String institution, @Nullable String before, int maximum);

    /**
     * Withdraws, if the filing stands; a filing that was withdrawn before stays as it is.
     *
     * @return the filing as it is now; empty if there is none with this id that the institution filed
     */
    Uni<Optional<FilingRecord>> withdraw(String region, String filingId, String institution, Instant at);

    /**
     * A filing that an earlier copy of the message made.
     *
     * @param filingId its id
     * @param message as it is stored
     */
    record Seen(String filingId, FilingMessage message) implements Recording {}

    /** The filing is stored. */
    record Stored() implements Recording {}

    /** As many filings of the person stand as may. */
    record TooMany() implements Recording {}

    /** There is no such person any more. */
    record NoPerson() implements Recording {}

    /** What a message came to. */
    sealed interface Recording permits Seen, Stored, TooMany, NoPerson {

        /** One of four functions, by what this is. */
        default <T> T fold(
                Function<Stored, T> stored,
                Function<Seen, T> seen,
                Function<TooMany, T> tooMany,
                Function<NoPerson, T> noPerson) {
            if (this instanceof Stored item) {
                return stored.apply(item);
            }
            if (this instanceof Seen item) {
                return seen.apply(item);
            }
            if (this instanceof TooMany item) {
                return tooMany.apply(item);
            }
            return noPerson.apply((NoPerson) this);
        }
    }
}
