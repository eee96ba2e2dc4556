package io.jishi.settlement;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;
import io.jishi.benefit.BenefitResult;
import io.jishi.coverage.model.Coverage;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.ComputedBill;
import io.jishi.settlement.model.Gates;
import io.jishi.settlement.model.LiveSettlement;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.reason.Reason;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes what a settlement would come to now, and moves no money. The same gates, the same core and rows as fresh
 * as a settlement's; no lock is taken, so that a bill settled in between changes what the settlement then gives.
 */
@ApplicationScoped
public class PreviewSettlement {

    private final SituationReader situations;
    private final PolicyBook book;
    private final SettlementDirectory settlements;
    private final SettlementConfiguration configuration;

    /** With its ports. */
    PreviewSettlement(
            SituationReader situations,
            PolicyBook book,
            SettlementDirectory settlements,
            SettlementConfiguration configuration) {
        this.situations = situations;
        this.book = book;
        this.settlements = settlements;
        this.configuration = configuration;
    }

    /** What a preview comes to. */
    public sealed interface Preview {

        /**
         * The bill that a settlement would make now.
         *
         * @param bill computed
         * @param settled its amounts
         */
        record Bill(ComputedBill bill, BenefitResult.Settled settled) implements Preview {}

        /**
         * A settlement would be refused.
         *
         * @param reason why
         * @param needsReview whether a human must look
         */
        record Rejected(Reason reason, boolean needsReview) implements Preview {}

        /**
         * A settlement would be refused because the person has no benefits on the day.
         *
         * @param entitlement which has a closed gate
         */
        record Ineligible(Entitlement entitlement) implements Preview {}

        /**
         * The request contradicts itself.
         *
         * @param fault how
         */
        record Refused(RequestFault fault) implements Preview {}

        /** One of four functions, by what this is. */
        default <T> T fold(
                Function<Bill, T> bill,
                Function<Rejected, T> rejected,
                Function<Ineligible, T> ineligible,
                Function<Refused, T> refused) {
            if (this instanceof Bill computed) {
                return bill.apply(computed);
            }
            if (this instanceof Rejected rejection) {
                return rejected.apply(rejection);
            }
            if (this instanceof Ineligible entitled) {
                return ineligible.apply(entitled);
            }
            return refused.apply((Refused) this);
        }
    }

    /** Previews a request. */
    public Uni<Preview> preview(SettleRequest request) {
        return situations
                .read(request, true)
                .chain(situation -> preview(request, situation))
                .ifNoItem()
                .after(configuration.answerDeadline())
                .fail();
    }

    private Uni<Preview> preview(SettleRequest request, Situation situation) {
        FeeCheck checked = FeeCheck.of(request, situation.catalogue());
        PolicyAnswer rules = book.inForce(situation.coverage().county(), request.scheme(), request.endedOn());
        RequestFault fault = Completeness.faultOf(request, situation, checked, rules);
        if (fault != null) {
            return Uni.createFrom().item(new Preview.Refused(fault));
        }
        Coverage coverage = situation.coverage();
        Entitlement entitlement =
                Eligibility.of(book.eligibility(coverage.county()), coverage, request.scheme(), request.endedOn());
        if (entitlement.closed().isPresent()) {
            return Uni.createFrom().item(new Preview.Ineligible(entitlement));
        }
        Optional<Reason> closed = Gates.firstClosed(request, situation, entitlement);
        if (closed.isPresent()) {
            return Uni.createFrom().item(new Preview.Rejected(closed.get(), false));
        }
        VisitKey visit = new VisitKey(request.region(), request.providerCode(), request.visitNumber());
        return settlements
                .liveSettlement(visit)
                .chain(live -> live.isPresent()
                        ? settledAlready(request, live.get())
                        : compute(request, situation, rules, checked));
    }

    private static Uni<Preview> settledAlready(SettleRequest request, LiveSettlement live) {
        boolean same = live.fingerprint().equals(Fingerprint.of(request));
        Reason reason = same ? Reason.VISIT_ALREADY_SETTLED : Reason.VISIT_SETTLED_WITH_OTHER_CONTENT;
        return Uni.createFrom().item(new Preview.Rejected(reason, false));
    }

    private Uni<Preview> compute(SettleRequest request, Situation situation, PolicyAnswer rules, FeeCheck checked) {
        return rules.fold(
                policy -> compute(request, situation, policy, checked),
                missing -> Uni.createFrom().item(new Preview.Rejected(missing, false)));
    }

    private Uni<Preview> compute(SettleRequest request, Situation situation, PolicyVersion policy, FeeCheck checked) {
        AccumulatorKey year = AccumulatorKeys.yearOf(request, policy);
        List<ScopeKey> scopes = AccumulatorKeys.scopesOf(request, policy);
        return settlements.accumulators(year, scopes).map(before -> {
            ComputedBill bill = ComputedBill.of(request, situation, policy, checked.fees(), before);
            return bill.result()
                    .<Preview>fold(
                            settled -> new Preview.Bill(bill, settled),
                            refused -> new Preview.Rejected(refused.reason(), false),
                            review -> new Preview.Rejected(review.reason(), true));
        });
    }
}
