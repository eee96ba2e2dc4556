package io.jishi.settlement.model;

import io.jishi.visit.model.Visit;
import java.util.List;

/**
 * What a message about a visit came to.
 *
 * @param visit as it is now: the stay, the registration, or the charge that got lines
 * @param lines those that the message brought, in its order, as they count now; none for other steps
 */
public record VisitResult(Visit visit, List<StoredLine> lines) {

    /** Copies its list. */
    public VisitResult {
        lines = List.copyOf(lines);
    }

    /** A visit without lines to tell of. */
    public VisitResult(Visit visit) {
        this(visit, List.of());
    }
}
