package io.jishi.eligibility;

import io.jishi.policy.model.Citation;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person has benefits of a scheme on a day.
 *
 * @param gates those that were asked, in order; the last one may be closed
 * @param benefits from when the cover that counts has benefits; null if no cover is active
 */
public record Entitlement(List<Gate> gates, @Nullable BenefitsFrom benefits) {

    /** Copies its list; refuses a closed gate before the last. */
    public Entitlement {
        gates = List.copyOf(gates);
        for (int i = 0; i < gates.size() - 1; i++) {
            if (gates.get(i).closed() != null) {
                throw new IllegalArgumentException("nothing is asked after a closed gate");
            }
        }
    }

    /** Why there are no benefits on the day; empty if there are. */
    public Optional<Reason> closed() {
        return gates.get(gates.size() - 1).reason();
    }

    /** What the closed gate rests on; empty if none is closed. */
    public List<Citation> closingCitations() {
        Gate last = gates.get(gates.size() - 1);
        return last.closed() == null ? List.of() : last.citations();
    }
}
