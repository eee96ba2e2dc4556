package io.jishi.settlement.visit;

import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.visit.model.Visit;
import org.jspecify.annotations.Nullable;

/**
 * How a message names a visit. What it says besides the id must be true of the visit, or there is no such visit.
 *
 * @param visitId the stay or registration
 * @param personId its patient; null if the message does not say
 * @param scheme its scheme; null if the message does not say
 * @param kind what the message takes it for; null if the message may be about either
 */
public record VisitReference(
        String visitId,
        @Nullable String personId,
        @Nullable Scheme scheme,
        @Nullable Kind kind) {

    /** What a visit is. */
    public enum Kind {
        /** A stay. */
        STAY,
        /** An outpatient registration. */
        REGISTRATION;

        private boolean is(Visit visit) {
            return (this == REGISTRATION) == visit.terms().careType().isOutpatient();
        }
    }

    /** A visit of either kind. */
    public VisitReference(String visitId, @Nullable String personId, @Nullable Scheme scheme) {
        this(visitId, personId, scheme, null);
    }

    /** A visit named by its id alone. */
    public VisitReference(String visitId) {
        this(visitId, null, null);
    }

    /** The pooling region that gave the id. */
    public String region() {
        return TimeOrderedId.regionOf(visitId);
    }

    /** Whether it names this visit, and an institution's own one. */
    boolean names(Visit visit, String providerCode) {
        return visit.visitId().equals(visitId)
                && !visit.isCharge()
                && visit.key().providerCode().equals(providerCode)
                && (personId == null || personId.equals(visit.personId()))
                && (scheme == null || scheme == visit.terms().scheme())
                && (kind == null || kind.is(visit));
    }
}
