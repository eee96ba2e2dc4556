package io.jishi.settlement.model;

import io.jishi.eligibility.Entitlement;
import io.jishi.filing.model.Filings;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.shared.code.CareType;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.Optional;

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
        return entitlement
                .closed()
                .or(() -> provider(request, situation.provider()))
                .or(() -> disease(request, situation.filings()));
    }

    private static Optional<Reason> provider(SettleRequest request, DesignatedProvider provider) {
        if (!provider.isDesignated()) {
            return Optional.of(Reason.PROVIDER_NOT_DESIGNATED);
        }
        List<Agreement> agreements = provider.agreementsOn(request.endedOn());
        if (agreements.isEmpty()) {
            return Optional.of(Reason.AGREEMENT_NOT_IN_FORCE);
        }
        boolean included =
                agreements.stream().anyMatch(agreement -> agreement.careTypes().contains(request.careType()));
        return included ? Optional.empty() : Optional.of(Reason.CARE_TYPE_NOT_IN_AGREEMENT);
    }

    private static Optional<Reason> disease(SettleRequest request, Filings filings) {
        String disease = request.disease();
        if (request.careType() != CareType.OUTPATIENT_CHRONIC || disease == null) {
            return Optional.empty();
        }
        return filings.hasDisease(disease, request.endedOn())
                ? Optional.empty()
                : Optional.of(Reason.DISEASE_NOT_FILED);
    }
}
