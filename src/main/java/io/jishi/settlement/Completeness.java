package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is wrong with a request itself, for settlement and preview alike; nothing is stored for it. */
final class Completeness {

    private Completeness() {}

    /**
     * Numbers that do not add up, lines that no catalogue splits, a disease that the package does not know, class sums
     * that an outpatient bill needs. A provider that is not designated is asked nothing: that refusal comes first, and
     * is stored.
     */
    static @Nullable RequestFault faultOf(
            SettleRequest request, Situation situation, FeeCheck fees, PolicyAnswer policy) {
        if (!situation.provider().isDesignated()) {
            return null;
        }
        if (fees.fault() != null) {
            return fees.fault();
        }
        return policy.fold(version -> faultOf(request, version), missing -> Optional.<RequestFault>empty())
                .orElse(null);
    }

    private static Optional<RequestFault> faultOf(SettleRequest request, PolicyVersion policy) {
        String disease = request.disease();
        Set<String> known = policy.diseasesOf(request.careType()).orElse(null);
        if (disease != null && known != null && !known.contains(disease)) {
            return incomplete("disease", "the package of the region does not know it");
        }
        FeeTotals totals = request.totals();
        if (request.careType().isOutpatient() && totals != null && totals.classA() == null) {
            return incomplete("fees.classA", "an outpatient bill needs class sums");
        }
        return Optional.empty();
    }

    private static Optional<RequestFault> incomplete(String field, String detail) {
        return Optional.of(new RequestFault(RequestFault.Kind.INCOMPLETE, field, detail));
    }
}
