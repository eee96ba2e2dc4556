package io.jishi.eligibility;

import io.jishi.policy.model.Citation;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One gate of eligibility, with what it rests on.
 *
 * @param name which
 * @param closed why it is closed; null if it is open
 * @param citations the articles that were applied; empty where no rule is in force
 */
public record Gate(Name name, @Nullable Reason closed, List<Citation> citations) {

    /** The gates, in their order (calculation rules, section 7). */
    public enum Name {
        /** The person is registered. */
        PERSON,
        /** A cover of the scheme is active. */
        COVER,
        /** No other cover excludes it. */
        SECOND_COVER,
        /** The waiting period is over, or there is none. */
        WAITING_PERIOD
    }

    /** Copies its list. */
    public Gate {
        citations = List.copyOf(citations);
    }

    static Gate open(Name name, List<Citation> citations) {
        return new Gate(name, null, citations);
    }

    static Gate closed(Name name, Reason reason, List<Citation> citations) {
        return new Gate(name, reason, citations);
    }

    /** Why it is closed; empty if it is open. */
    public Optional<Reason> reason() {
        return Optional.ofNullable(closed);
    }
}
