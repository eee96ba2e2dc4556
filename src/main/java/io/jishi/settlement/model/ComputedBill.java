package io.jishi.settlement.model;

import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.filing.model.Filing;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.shared.reason.Reason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A request with its situation and policy, brought to the form that the benefit core takes. Shared by settlement and
 * preview, so that a preview cannot compute anything else than the settlement after it.
 *
 * @param policy the version in force
 * @param facts what the core computes from
 * @param before the accumulators before the bill
 * @param result the answer of the core
 * @param filingIds the filings that the facts rest on: the one that covers the stay, and that of the disease
 */
public record ComputedBill(
        PolicyVersion policy, BenefitFacts facts, YearToDate before, BenefitResult result, List<String> filingIds) {

    /** Copies its list. */
    public ComputedBill {
        filingIds = List.copyOf(filingIds);
    }

    /**
     * Computes a request.
     *
     * @param available what may be taken from the personal account, at most its balance
     */
    public static ComputedBill of(
            SettleRequest request,
            Situation situation,
            PolicyVersion policy,
            FeeTotals fees,
            YearToDate before,
            Fen available) {
        Optional<Filing> covering = situation.filings().covering(stay(request, situation));
        BenefitFacts facts = facts(request, situation, fees, covering, available);
        // a row would pass by a provider whose registration lacks what the package asks for
        BenefitResult result = policy.missingFrom(facts.provider()).isEmpty()
                ? BenefitCalculator.compute(policy, facts, before)
                : new BenefitResult.NeedsReview(Reason.TERMS_NOT_RESOLVABLE);
        List<String> filingIds = Stream.of(covering, diseaseFiling(request, situation))
                .flatMap(Optional::stream)
                .map(Filing::filingId)
                .toList();
        return new ComputedBill(policy, facts, before, result, filingIds);
    }

    private static Filing.Stay stay(SettleRequest request, Situation situation) {
        return new Filing.Stay(
                request.startedOn(), request.endedOn(), situation.provider().treatmentRegion(), request.providerCode());
    }

    private static Optional<Filing> diseaseFiling(SettleRequest request, Situation situation) {
        String disease = request.disease();
        return disease == null || request.careType() != CareType.OUTPATIENT_CHRONIC
                ? Optional.empty()
                : situation.filings().ofDisease(disease, request.endedOn());
    }

    private static BenefitFacts facts(
            SettleRequest request,
            Situation situation,
            FeeTotals fees,
            Optional<Filing> covering,
            Fen personalAccount) {
        ProviderFacts provider = new ProviderFacts(
                situation.provider().treatmentRegion(),
                situation.provider().chargeClass(),
                situation.provider().administration(),
                situation.provider().grade());
        ReferralStatus referral = covering.map(filing -> filing.kind().covers()).orElse(ReferralStatus.NOT_FILED);
        return new BenefitFacts(
                situation.coverage().county(),
                request.careType(),
                provider,
                referral,
                situation.coverage().categoriesOn(request.endedOn()),
                request.disease(),
                fees,
                personalAccount,
                situation.coverage().grantsOn(request.endedOn()));
    }

    /** What a filing would have changed; empty if the bill is not reduced. */
    public Optional<UnreferredAdvice> advice(boolean filingNowRemovesIt) {
        if (!(result instanceof BenefitResult.Settled bill)
                || !bill.amounts().unreferredReduction().isPositive()) {
            return Optional.empty();
        }
        BenefitResult filed = BenefitCalculator.compute(policy, facts.with(ReferralStatus.FILED), before);
        if (!(filed instanceof BenefitResult.Settled withFiling)) {
            return Optional.empty();
        }
        Fen more = bill.amounts().outOfPocket().minus(withFiling.amounts().outOfPocket());
        return Optional.of(new UnreferredAdvice(bill.amounts().unreferredReduction(), more, filingNowRemovesIt));
    }
}
