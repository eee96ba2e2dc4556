package io.jishi.simulation;

import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.BenefitResult;
import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderAttribute;
import io.jishi.shared.money.Fen;
import jakarta.inject.Singleton;
import java.util.Set;

/** Computes cases with the rules in force on their dates. Nothing is looked up but the policy, nothing is stored. */
@Singleton
public class Simulator {

    private final PolicyBook book;

    /** With these rules. */
    public Simulator(PolicyBook book) {
        this.book = book;
    }

    /**
     * Looks for what only the package can say is missing from a case: an attribute of the provider that it needs, a
     * disease that it does not know.
     */
    public void check(SimulationCase asked, Fields fields) {
        book.inForce(asked.insuredRegion(), asked.scheme(), asked.settledOn())
                .fold(
                        version -> {
                            check(asked, version, fields);
                            return true;
                        },
                        missing -> false);
    }

    private static void check(SimulationCase asked, PolicyVersion version, Fields fields) {
        for (ProviderAttribute attribute : version.missingFrom(asked.provider())) {
            fields.fault("provider." + attribute.field(), FieldFault.MISSING, "the package of the region needs it");
        }
        String disease = asked.disease();
        Set<String> known = version.diseasesOf(asked.careType()).orElse(null);
        if (disease != null && !disease.isEmpty() && known != null && !known.contains(disease)) {
            fields.fault("disease", FieldFault.UNKNOWN_CODE, "the package of the region does not know it");
        }
    }

    /** The bill of a case that {@link #check} found nothing wrong with. */
    public BenefitResult compute(SimulationCase asked) {
        return compute(asked, Fen.ZERO);
    }

    /** The same where the request asks for so much from the personal account. */
    public BenefitResult compute(SimulationCase asked, Fen personalAccount) {
        return book.inForce(asked.insuredRegion(), asked.scheme(), asked.settledOn())
                .fold(
                        version -> BenefitCalculator.compute(version, facts(asked, personalAccount), asked.before()),
                        BenefitResult.Rejected::new);
    }

    private static BenefitFacts facts(SimulationCase asked, Fen personalAccount) {
        return new BenefitFacts(
                asked.insuredRegion(),
                asked.careType(),
                asked.provider(),
                asked.referral(),
                asked.categories(),
                asked.disease(),
                asked.fees(),
                personalAccount);
    }
}
