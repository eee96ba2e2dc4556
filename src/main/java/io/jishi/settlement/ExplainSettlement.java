package io.jishi.settlement;

import io.jishi.benefit.BenefitResult;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.Settlement;
import io.jishi.settlement.model.StoredBills;
import io.jishi.shared.reason.Unavailable;
import io.jishi.shared.reason.Unconfirmed;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/**
 * Explains a bill by computing it again from its stored facts, under the very package it was made with. The trace is
 * not stored; what is computed must give the stored fen, or there is no explanation but an alarm.
 */
@ApplicationScoped
public class ExplainSettlement {

    private final SettlementDirectory settlements;
    private final PolicyArchive archive;
    private final Confirmation confirmation;

    ExplainSettlement(SettlementDirectory settlements, PolicyArchive archive, Confirmation confirmation) {
        this.settlements = settlements;
        this.archive = archive;
        this.confirmation = confirmation;
    }

    /**
     * A bill with its explanation.
     *
     * @param found the row with the number of its visit
     * @param policy the version that it was made with
     * @param computed what computing it again gives
     * @param filingIds the filings that the bill was made with
     */
    public record Explanation(
            SettlementDirectory.Found found,
            PolicyVersion policy,
            BenefitResult.Settled computed,
            List<String> filingIds) {}

    /** The row with this id, if it is this provider's. */
    public Uni<Optional<SettlementDirectory.Found>> find(String region, String settlementId, String providerCode) {
        return confirmation
                .of(settlements.find(region, settlementId))
                .onFailure(Unconfirmed.class)
                .transform(Unavailable::new)
                .map(found ->
                        found.filter(row -> row.settlement().providerCode().equals(providerCode)));
    }

    /**
     * The explanation of the bill or supplement with this id, or of the one that the row with this id undid; if it is
     * this provider's.
     */
    public Uni<Optional<Explanation>> explain(String region, String settlementId, String providerCode) {
        return find(region, settlementId, providerCode)
                .chain(found -> found.map(row -> explain(row).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty())));
    }

    private Uni<Explanation> explain(SettlementDirectory.Found found) {
        Settlement settlement = found.settlement();
        String undone = settlement.refersTo();
        return Uni.combine()
                .all()
                .unis(
                        archive.byHash(settlement.region(), settlement.policy().hash()),
                        settlements.filingsOf(settlement.region(), undone == null ? settlement.settlementId() : undone))
                .asTuple()
                .map(read -> explain(found, read.getItem1(), read.getItem2()));
    }

    private static Explanation explain(
            SettlementDirectory.Found found, PolicyPackage policies, List<String> filingIds) {
        Settlement settlement = found.settlement();
        PolicyVersion policy = StoredBills.versionOf(settlement, policies);
        return new Explanation(found, policy, StoredBills.computeAgain(settlement, policy), filingIds);
    }
}
