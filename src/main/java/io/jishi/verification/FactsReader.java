package io.jishi.verification;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.Supplement;
import io.jishi.benefit.SupplementCause;
import io.jishi.benefit.YearToDate;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.settlement.model.StoredFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the facts of a bill. They are stored as canonical JSON, the same bytes for the same facts; so this does not
 * parse JSON but follows the one way to write them, member by member. It is several times faster than a parser, and
 * finds every change that a parser would read over: another order, a member more, a number written otherwise. It is
 * written apart from what the gateway stores facts with, so that no mistake is made on both sides.
 */
public final class FactsReader {

    private final CanonicalText text;

    private FactsReader(CanonicalText text) {
        this.text = text;
    }

    /**
     * The facts.
     *
     * @throws IllegalArgumentException if they are not canonical, or impossible
     */
    public static StoredFacts read(FactsText stored) {
        return new FactsReader(new CanonicalText(stored.bytes())).stored();
    }

    private StoredFacts stored() {
        text.expect("{\"facts\":{\"insuredCounty\":");
        BenefitFacts facts = facts();
        text.expect("},\"before\":{");
        YearToDate before = totals();
        text.expect("},\"change\":{");
        YearToDate change = totals();
        text.expect("}");
        StoredFacts.LateFact late = text.accepts(",\"late\":{\"cause\":") ? late() : null;
        text.expect("}");
        text.expectEnd();
        return new StoredFacts(facts, before, change, late);
    }

    private BenefitFacts facts() {
        String county = text.string();
        text.expect(",\"careType\":");
        CareType careType = CareType.valueOf(text.string());
        text.expect(",\"provider\":{\"region\":");
        ProviderFacts provider = provider();
        text.expect("},\"referral\":");
        ReferralStatus referral = ReferralStatus.valueOf(text.string());
        text.expect(",\"categories\":[");
        Set<AssistanceCategory> categories = categories();
        String disease = text.accepts(",\"disease\":") ? text.string() : null;
        text.expect(",\"fees\":{\"total\":");
        FeeTotals fees = fees();
        text.expect("},\"personalAccount\":");
        Fen personalAccount = text.money();
        Set<AssistanceCategory> granted = text.accepts(",\"granted\":[") ? categories() : Set.of();
        return new BenefitFacts(
                county, careType, provider, referral, categories, disease, fees, personalAccount, granted);
    }

    private ProviderFacts provider() {
        String region = text.string();
        String chargeClass = text.accepts(",\"chargeClass\":") ? text.string() : null;
        String administration = text.accepts(",\"administration\":") ? text.string() : null;
        String grade = text.accepts(",\"grade\":") ? text.string() : null;
        return new ProviderFacts(
                region,
                chargeClass == null ? null : ChargeClass.valueOf(chargeClass),
                administration == null ? null : Administration.valueOf(administration),
                grade == null ? null : grade(grade));
    }

    private static Grade grade(String code) {
        for (Grade grade : Grade.values()) {
            if (grade.code().equals(code)) {
                return grade;
            }
        }
        throw new IllegalArgumentException("no grade is " + code);
    }

    /** In the order of the closed list, after the opening bracket. */
    private Set<AssistanceCategory> categories() {
        if (text.accepts("]")) {
            return Set.of();
        }
        Set<AssistanceCategory> categories = EnumSet.noneOf(AssistanceCategory.class);
        @Nullable AssistanceCategory last = null;
        do {
            AssistanceCategory next = AssistanceCategory.valueOf(text.string());
            if (last != null && next.compareTo(last) <= 0) {
                throw new IllegalArgumentException("categories are out of order");
            }
            categories.add(next);
            last = next;
        } while (text.accepts(","));
        text.expect("]");
        return categories;
    }

    private FeeTotals fees() {
        Fen total = text.money();
        Fen nonCovered = money(",\"nonCovered\":");
        Fen overLimit = money(",\"overLimit\":");
        Fen upfrontSelfPay = money(",\"upfrontSelfPay\":");
        boolean byClass = text.accepts(",\"classA\":");
        Fen classA = byClass ? text.money() : null;
        Fen classB = byClass ? money(",\"classB\":") : null;
        return new FeeTotals(total, nonCovered, overLimit, upfrontSelfPay, classA, classB);
    }

    private YearToDate totals() {
        text.expect("\"admissions\":");
        return new YearToDate(
                text.count(),
                money(",\"deductiblePaid\":"),
                money(",\"poolingFundPaid\":"),
                money(",\"criticalIllnessBase\":"),
                money(",\"criticalIllnessPaid\":"),
                money(",\"extrasPaid\":"),
                money(",\"medicalAssistanceDeductible\":"),
                money(",\"medicalAssistancePaid\":"),
                money(",\"additionalAssistancePaid\":"),
                money(",\"outpatientPaid\":"),
                money(",\"outpatientPaidToday\":"),
                money(",\"twoDiseaseDeductible\":"),
                money(",\"diseasePaid\":"),
                money(",\"outOfPocket\":"),
                text.accepts(",\"outpatientPartPaid\":") ? text.money() : Fen.ZERO);
    }

    private StoredFacts.LateFact late() {
        SupplementCause cause = SupplementCause.valueOf(text.string());
        text.expect(",\"paid\":{\"total\":");
        BenefitAmounts amounts = new BenefitAmounts(
                text.money(),
                money(",\"nonCovered\":"),
                money(",\"overLimit\":"),
                money(",\"upfrontSelfPay\":"),
                money(",\"eligible\":"),
                money(",\"deductible\":"),
                money(",\"poolingFund\":"),
                money(",\"unreferredReduction\":"),
                money(",\"criticalIllnessBase\":"),
                money(",\"criticalIllness\":"),
                money(",\"extras\":"),
                money(",\"medicalAssistance\":"),
                money(",\"additionalAssistance\":"),
                money(",\"hospitalBorne\":"),
                money(",\"personalAccount\":"),
                money(",\"cash\":"));
        Fen assistanceDeductible = money(",\"assistanceDeductible\":");
        text.expect("}}");
        return new StoredFacts.LateFact(cause, new Supplement.Paid(amounts, assistanceDeductible));
    }

    private Fen money(String name) {
        text.expect(name);
        return text.money();
    }
}
