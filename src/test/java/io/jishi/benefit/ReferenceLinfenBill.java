package io.jishi.benefit;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.money.Fen;
import io.jishi.support.LinfenPackage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The bill of Linfen once more, in yuan and {@link BigDecimal}, written from the text of the calculation rules,
 * sections 3, 4 and 5, and from nothing else: neither the policy file nor the code under test is asked, except for the
 * yearly quota of a chronic disease, which section 5 leaves to the package. Symbols are those of the text.
 */
final class ReferenceLinfenBill {

    private static final LocalDate TILT = LocalDate.of(2019, 10, 1);
    private static final LocalDate ASSISTANCE = LocalDate.of(2020, 1, 1);
    private static final BigDecimal CEILING = yuan("70000");

    private final LocalDate day;
    private final BenefitFacts facts;
    private final YearToDate before;
    private final Map<String, BigDecimal> amounts = new LinkedHashMap<>();

    private ReferenceLinfenBill(BillExample bill) {
        this.day = bill.day();
        this.facts = bill.facts();
        this.before = bill.before();
    }

    /** Every amount of the bill by its name on the wire, with two digits after the point. */
    static Map<String, BigDecimal> of(BillExample bill) {
        ReferenceLinfenBill reference = new ReferenceLinfenBill(bill);
        if (bill.facts().careType() == CareType.INPATIENT) {
            reference.stay();
        } else {
            reference.visit(bill);
        }
        reference.amounts.replaceAll((name, amount) -> amount.setScale(2, RoundingMode.UNNECESSARY));
        return reference.amounts;
    }

    /** What the engine made of it, in the same form. */
    static Map<String, BigDecimal> of(BenefitAmounts bill) {
        Map<String, BigDecimal> amounts = new LinkedHashMap<>();
        amounts.put("eligible", yuan(bill.eligible()));
        amounts.put("deductible", yuan(bill.deductible()));
        amounts.put("poolingFund", yuan(bill.poolingFund()));
        amounts.put("unreferredReduction", yuan(bill.unreferredReduction()));
        amounts.put("criticalIllnessBase", yuan(bill.criticalIllnessBase()));
        amounts.put("criticalIllness", yuan(bill.criticalIllness()));
        amounts.put("extras", yuan(bill.extras()));
        amounts.put("medicalAssistance", yuan(bill.medicalAssistance()));
        amounts.put("additionalAssistance", yuan(bill.additionalAssistance()));
        amounts.put("hospitalBorne", yuan(bill.hospitalBorne()));
        amounts.put("fundTotal", yuan(bill.fundTotal()));
        amounts.put("outOfPocket", yuan(bill.outOfPocket()));
        amounts.put("personalAccount", yuan(bill.personalAccount()));
        amounts.put("cash", yuan(bill.cash()));
        return amounts;
    }

    private void stay() {
        BigDecimal s = eligible();
        BigDecimal std = halfUp(standard().multiply(before.admissions() == 0 ? BigDecimal.ONE : yuan("0.5")));
        BigDecimal d = s.min(std);
        BigDecimal e = s.subtract(d);
        BigDecimal r = rate();
        BigDecimal reduced = isUnreferred(day, facts) ? positive(r.subtract(yuan("0.15"))) : r;
        BigDecimal room = positive(CEILING.subtract(yuan(before.poolingFundPaid())));
        BigDecimal pool = halfUp(e.multiply(reduced)).min(room);
        BigDecimal red = halfUp(e.multiply(r)).min(room).subtract(pool);
        BigDecimal base = s.subtract(pool).subtract(red);
        BigDecimal cii = criticalIllness(base);
        BigDecimal ma = medicalAssistance(s.subtract(pool).subtract(red).subtract(cii));
        put(s, d, pool, red, base, cii, ma);
    }

    private void visit(BillExample bill) {
        FeeTotals fees = facts.fees();
        BigDecimal a = yuan(fees.requiredClassA());
        BigDecimal b = yuan(fees.requiredClassB());
        BigDecimal d = BigDecimal.ZERO;
        BigDecimal paid;
        if (facts.careType() == CareType.OUTPATIENT) {
            BigDecimal today = positive(yuan("50").subtract(yuan(before.outpatientPaidToday())));
            BigDecimal year = positive(yuan("200").subtract(yuan(before.outpatientPaid())));
            paid = byClass(a, b).min(today).min(year);
        } else if (facts.careType() == CareType.OUTPATIENT_TWO_DISEASE) {
            BigDecimal left = positive(yuan("60").subtract(yuan(before.twoDiseaseDeductible())));
            BigDecimal fromB = left.min(b);
            BigDecimal fromA = left.subtract(fromB).min(a);
            d = fromB.add(fromA);
            paid = byClass(a.subtract(fromA), b.subtract(fromB)).min(leftOf(twoDiseaseCap()));
        } else {
            Fen quota = Objects.requireNonNull(bill.policy().chronic())
                    .quotas()
                    .value()
                    .get(facts.disease());
            BigDecimal room = positive(CEILING.subtract(yuan(before.poolingFundPaid())));
            paid = halfUp(yuan("0.70").multiply(a.add(b)))
                    .min(leftOf(yuan(Objects.requireNonNull(quota))))
                    .min(room);
        }
        put(a.add(b), d, paid, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private void put(
            BigDecimal s,
            BigDecimal d,
            BigDecimal pool,
            BigDecimal red,
            BigDecimal base,
            BigDecimal cii,
            BigDecimal ma) {
        BigDecimal funds = pool.add(cii).add(ma);
        BigDecimal patient = yuan(facts.fees().total()).subtract(funds);
        BigDecimal account = accountPays() ? patient.min(yuan(facts.personalAccount())) : BigDecimal.ZERO;
        amounts.put("eligible", s);
        amounts.put("deductible", d);
        amounts.put("poolingFund", pool);
        amounts.put("unreferredReduction", red);
        amounts.put("criticalIllnessBase", base);
        amounts.put("criticalIllness", cii);
        amounts.put("extras", BigDecimal.ZERO);
        amounts.put("medicalAssistance", ma);
        amounts.put("additionalAssistance", BigDecimal.ZERO);
        amounts.put("hospitalBorne", BigDecimal.ZERO);
        amounts.put("fundTotal", funds);
        amounts.put("outOfPocket", patient);
        amounts.put("personalAccount", account);
        amounts.put("cash", patient.subtract(account));
    }

    /** Outpatient care as long as there are accounts, and from 2021 on stays too. */
    private boolean accountPays() {
        return facts.careType() != CareType.INPATIENT || day.getYear() >= 2021;
    }

    /** Section 2: total = nonCovered + overLimit + upfrontSelfPay + eligible. */
    private BigDecimal eligible() {
        FeeTotals fees = facts.fees();
        return yuan(fees.total())
                .subtract(yuan(fees.nonCovered()))
                .subtract(yuan(fees.overLimit()))
                .subtract(yuan(fees.upfrontSelfPay()));
    }

    private BigDecimal standard() {
        if (isOutOfProvince(facts)) {
            return yuan("1500");
        }
        return switch (chargeClass()) {
            case CLASS_3 -> yuan("100");
            case CLASS_2 -> isCityOrProvince() ? yuan("500") : yuan("400");
            case CLASS_1 -> yuan("1000");
        };
    }

    private BigDecimal rate() {
        if (isOutOfProvince(facts)) {
            return yuan("0.55");
        }
        return switch (chargeClass()) {
            case CLASS_3 -> yuan("0.85");
            case CLASS_2 -> isCityOrProvince() ? yuan("0.70") : yuan("0.75");
            case CLASS_1 -> yuan("0.60");
        };
    }

    private ChargeClass chargeClass() {
        return Objects.requireNonNull(facts.provider().chargeClass());
    }

    private boolean isCityOrProvince() {
        Administration administration = facts.provider().administration();
        return administration == Administration.CITY || administration == Administration.PROVINCE;
    }

    static boolean isInCounty(BenefitFacts facts) {
        return facts.provider().region().equals(facts.insuredCounty());
    }

    static boolean isOutOfProvince(BenefitFacts facts) {
        String region = facts.provider().region();
        boolean inRegion = region.equals("141000") || LinfenPackage.COUNTIES.contains(region);
        return !inRegion && !region.startsWith("14");
    }

    static boolean isUnreferred(LocalDate day, BenefitFacts facts) {
        return !day.isBefore(TILT) && !isInCounty(facts) && facts.referral() == ReferralStatus.NOT_FILED;
    }

    private BigDecimal criticalIllness(BigDecimal base) {
        BigDecimal deductible = yuan("10000");
        BigDecimal rate = yuan("0.75");
        for (AssistanceCategory category : facts.categories()) {
            deductible = deductible.min(tiltRate(day, category).signum() > 0 ? yuan("5000") : yuan("10000"));
            rate = rate.max(tiltRate(day, category));
        }
        BigDecimal cum = yuan(before.criticalIllnessBase());
        BigDecimal increment =
                positive(cum.add(base).subtract(deductible)).subtract(positive(cum.subtract(deductible)));
        BigDecimal uncut = halfUp(increment.multiply(rate));
        return criticalIllnessCap(day, facts)
                .map(cap -> uncut.min(positive(cap.subtract(yuan(before.criticalIllnessPaid())))))
                .orElse(uncut);
    }

    /** The rate of a group with preferential terms; zero for one without. */
    private static BigDecimal tiltRate(LocalDate day, AssistanceCategory category) {
        if (day.isBefore(TILT)) {
            return BigDecimal.ZERO;
        }
        boolean from2021 = day.getYear() >= 2021;
        return switch (category) {
            case REGISTERED_POOR, LIFTED_FROM_POVERTY, EXTREME_POVERTY_RURAL -> yuan("0.80");
            case EXTREME_POVERTY_URBAN, SUBSISTENCE_ALLOWANCE -> from2021 ? yuan("0.80") : yuan("0.78");
            case RELAPSED_INTO_POVERTY -> from2021 ? yuan("0.80") : BigDecimal.ZERO;
            case DISABLED_NO_LABOUR, LOW_INCOME_ELDERLY, LOW_INCOME_MINOR -> yuan("0.78");
            case NEAR_SUBSISTENCE_ALLOWANCE, POVERTY_MONITORED, IMPOVERISHED_BY_ILLNESS, SEVERE_DISABILITY, ORPHAN ->
                BigDecimal.ZERO;
        };
    }

    /** The highest cap over the person's groups; empty for none. */
    static Optional<BigDecimal> criticalIllnessCap(LocalDate day, BenefitFacts facts) {
        boolean uncapped = !day.isBefore(TILT)
                && facts.categories().stream().anyMatch(category -> switch (category) {
                    case REGISTERED_POOR, LIFTED_FROM_POVERTY -> true;
                    case EXTREME_POVERTY_RURAL, EXTREME_POVERTY_URBAN, SUBSISTENCE_ALLOWANCE, RELAPSED_INTO_POVERTY ->
                        day.getYear() >= 2021;
                    case NEAR_SUBSISTENCE_ALLOWANCE,
                            POVERTY_MONITORED,
                            IMPOVERISHED_BY_ILLNESS,
                            SEVERE_DISABILITY,
                            DISABLED_NO_LABOUR,
                            LOW_INCOME_ELDERLY,
                            LOW_INCOME_MINOR,
                            ORPHAN -> false;
                });
        return uncapped ? Optional.empty() : Optional.of(yuan("400000"));
    }

    private BigDecimal medicalAssistance(BigDecimal remainder) {
        BigDecimal rate = assistanceRate(day, facts);
        BigDecimal uncut = halfUp(positive(remainder).multiply(rate));
        return assistanceCap(day, facts)
                .map(cap -> uncut.min(positive(cap.subtract(yuan(before.medicalAssistancePaid())))))
                .orElse(uncut);
    }

    private static BigDecimal assistanceRate(LocalDate day, BenefitFacts facts) {
        BigDecimal best = BigDecimal.ZERO;
        for (AssistanceCategory category : facts.categories()) {
            best = best.max(assistanceRate(day, category));
        }
        return best;
    }

    private static BigDecimal assistanceRate(LocalDate day, AssistanceCategory category) {
        if (day.isBefore(ASSISTANCE)) {
            return BigDecimal.ZERO;
        }
        return switch (category) {
            case EXTREME_POVERTY_RURAL, EXTREME_POVERTY_URBAN -> BigDecimal.ONE;
            case SUBSISTENCE_ALLOWANCE, REGISTERED_POOR, LIFTED_FROM_POVERTY -> yuan("0.70");
            case RELAPSED_INTO_POVERTY -> day.getYear() >= 2021 ? yuan("0.70") : BigDecimal.ZERO;
            case NEAR_SUBSISTENCE_ALLOWANCE -> yuan("0.60");
            case POVERTY_MONITORED,
                    IMPOVERISHED_BY_ILLNESS,
                    SEVERE_DISABILITY,
                    DISABLED_NO_LABOUR,
                    LOW_INCOME_ELDERLY,
                    LOW_INCOME_MINOR,
                    ORPHAN -> BigDecimal.ZERO;
        };
    }

    /** The cap of the row with the highest rate; empty for none, zero where no row applies. */
    static Optional<BigDecimal> assistanceCap(LocalDate day, BenefitFacts facts) {
        BigDecimal rate = assistanceRate(day, facts);
        if (rate.compareTo(BigDecimal.ONE) == 0) {
            return Optional.empty();
        }
        if (rate.signum() == 0) {
            return Optional.of(BigDecimal.ZERO);
        }
        return Optional.of(rate.compareTo(yuan("0.70")) == 0 ? yuan("60000") : yuan("40000"));
    }

    private static BigDecimal byClass(BigDecimal a, BigDecimal b) {
        return halfUp(yuan("0.60").multiply(a).add(yuan("0.50").multiply(b)));
    }

    private BigDecimal twoDiseaseCap() {
        return switch (Objects.requireNonNull(facts.disease())) {
            case "HYPERTENSION" -> yuan("260");
            case "DIABETES_TYPE_1" -> yuan("480");
            case "DIABETES_OTHER" -> yuan("360");
            default -> throw new IllegalArgumentException("no disease of section 5");
        };
    }

    private BigDecimal leftOf(BigDecimal cap) {
        return positive(cap.subtract(yuan(before.diseasePaid())));
    }

    private static BigDecimal positive(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }

    private static BigDecimal halfUp(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    static BigDecimal yuan(Fen amount) {
        return BigDecimal.valueOf(amount.value(), 2);
    }

    static BigDecimal yuan(String amount) {
        return new BigDecimal(amount);
    }
}
