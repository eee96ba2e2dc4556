package io.jishi.settlement.model;

import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.EngineVersion;
import io.jishi.benefit.Supplement;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;

/** Computes what is stored again, under the very package and arithmetic that it was made with. */
public final class StoredBills {

    private StoredBills() {}

    /**
     * The version that computed a row.
     *
     * @param policies the package with the row's hash
     * @throws IllegalStateException if the package has no rules for the date, or the arithmetic is not here
     */
    public static PolicyVersion versionOf(Settlement settlement, PolicyPackage policies) {
        if (settlement.policy().engineVersion() != EngineVersion.CURRENT) {
            throw new IllegalStateException(
                    "no arithmetic of version " + settlement.policy().engineVersion() + " is here");
        }
        return policies.on(settlement.settledOn())
                .orElseThrow(() -> new IllegalStateException("the package of a bill has no rules for its date"));
    }

    /**
     * The bill or supplement of a row, or of the row that it undid.
     *
     * @throws IllegalStateException if it does not come out with the stored amounts
     */
    public static BenefitResult.Settled computeAgain(Settlement settlement, PolicyVersion policy) {
        StoredFacts stored = settlement.stored();
        StoredFacts.LateFact late = stored.late();
        BenefitResult result = late == null
                ? BenefitCalculator.compute(policy, stored.facts(), stored.before())
                : BenefitCalculator.computeAgain(
                        policy, stored.facts(), stored.before(), late.paid().amounts());
        if (!(result instanceof BenefitResult.Settled bill)) {
            throw new IllegalStateException("a bill that was made is not made again");
        }
        BenefitResult.Settled computed = late == null
                ? bill
                : Supplement.of(late.cause(), bill, late.paid())
                        .orElseThrow(() -> new IllegalStateException("a supplement that was made is not made again"));
        boolean same = settlement.amounts().equals(computed.amounts());
        // the reversal of a cancellation has the signs of the bill, whatever else undoes has them turned
        boolean turned = settlement.undoes()
                && settlement.amounts().equals(computed.amounts().negated());
        if (!same && !turned) {
            throw new IllegalStateException("computing a bill again gives other amounts");
        }
        return computed;
    }
}
