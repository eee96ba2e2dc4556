package io.jishi.settlement;

import io.jishi.benefit.FeeTotals;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.SettleRequest;
import java.util.Optional;
import java.util.Set;

/** What only the package of the region can say is missing from a request. */
final class Completeness {

    private Completeness() {}

    /** A disease that the package does not know, or class sums that an outpatient bill needs. */
    static Optional<RequestFault> faultOf(SettleRequest request, PolicyVersion policy) {
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
