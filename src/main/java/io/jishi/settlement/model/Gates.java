package io.jishi.settlement.model;

import io.jishi.eligibility.Entitlement;
import io.jishi.filing.model.Filings;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.code.CareType;
import io.jishi.shared.reason.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gates before the calculation (calculation rules, section 7), in their order; the first that is closed is the
 * answer. Whether the visit is settled is asked between these and the benefit terms, where the visit is locked.
 */
public final class Gates {

    private Gates() {}

    /**
     * The first gate that is closed to the request; empty if all are open.
     *
     * @param entitlement what the gates of the person came to
     */
    public static Optional<Reason> firstClosed(SettleRequest request, Situation situation, Entitlement entitlement) {
        Care care = new Care(request.careType(), request.disease(), request.endedOn());
        return firstClosed(care, situation.provider(), situation.filings(), entitlement);
    }

    /** The same for care that has not begun. */
    public static Optional<Reason> firstClosed(
            Care care, DesignatedProvider provider, Filings filings, Entitlement entitlement) {
        return entitlement.closed().or(() -> provider(care, provider)).or(() -> disease(care, filings));
    }

    /**
     * What the gates ask of a bill, made or not.
     *
     * @param type kind of care
     * @param disease null for care without one
     * @param day the reference date
     */
    public record Care(CareType type, @Nullable String disease, LocalDate day) {}

    private static Optional<Reason> provider(Care care, DesignatedProvider provider) {
        if (!provider.isDesignated()) {
            return Optional.of(Reason.PROVIDER_NOT_DESIGNATED);
        }
        List<Agreement> agreements = provider.agreementsOn(care.day());
        if (agreements.isEmpty()) {
            return Optional.of(Reason.AGREEMENT_NOT_IN_FORCE);
        }
        boolean included =
                agreements.stream().anyMatch(agreement -> agreement.careTypes().contains(care.type()));
        return included ? Optional.empty() : Optional.of(Reason.CARE_TYPE_NOT_IN_AGREEMENT);
    }

    private static Optional<Reason> disease(Care care, Filings filings) {
        String disease = care.disease();
        if (care.type() != CareType.OUTPATIENT_CHRONIC || disease == null) {
            return Optional.empty();
        }
        return filings.hasDisease(disease, care.day()) ? Optional.empty() : Optional.of(Reason.DISEASE_NOT_FILED);
    }
}
