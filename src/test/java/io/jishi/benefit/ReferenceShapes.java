package io.jishi.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A stay under every shape at once, in yuan and {@link BigDecimal}, written from the calculation rules, section 3, and
 * not from the code under test. Each shape is a value; the values that switch one off are its defaults.
 */
final class ReferenceShapes {

    /** What the rules say. */
    record Rules(
            List<BigDecimal> deductibles,
            boolean yearly,
            BigDecimal yearLimit,
            BigDecimal firstPay,
            BigDecimal floor,
            boolean floorOfTotal,
            BigDecimal threshold,
            BigDecimal rate,
            BigDecimal rateAbove,
            BigDecimal points,
            BigDecimal ceiling,
            boolean baseWithDeductible,
            boolean baseWithUpfront,
            boolean baseWithFirstPay,
            BigDecimal remainderRate,
            boolean layerAfterAssistance,
            BigDecimal layerCap,
            BigDecimal maximum,
            boolean maximumOfTotal) {}

    /** What the bill and the year say. */
    record Stay(
            BigDecimal total,
            BigDecimal nonCovered,
            BigDecimal upfront,
            int admissions,
            BigDecimal deductiblePaid,
            BigDecimal poolPaid,
            BigDecimal base,
            BigDecimal extrasPaid) {}

    /** What comes out. */
    record Amounts(
            BigDecimal deductible,
            BigDecimal pool,
            BigDecimal reduction,
            BigDecimal base,
            BigDecimal criticalIllness,
            BigDecimal extras,
            BigDecimal assistance,
            BigDecimal additional,
            BigDecimal patient) {

        /** All with two digits, so that they compare. */
        Amounts {
            deductible = deductible.setScale(2);
            pool = pool.setScale(2);
            reduction = reduction.setScale(2);
            base = base.setScale(2);
            criticalIllness = criticalIllness.setScale(2);
            extras = extras.setScale(2);
            assistance = assistance.setScale(2);
            additional = additional.setScale(2);
            patient = patient.setScale(2);
        }
    }

    static final BigDecimal ILLNESS_DEDUCTIBLE = new BigDecimal("3000");
    static final BigDecimal ILLNESS_RATE = new BigDecimal("0.6");
    static final BigDecimal ASSISTANCE_RATE = new BigDecimal("0.7");
    static final BigDecimal ADDITIONAL_THRESHOLD = new BigDecimal("500");
    static final BigDecimal ADDITIONAL_RATE = new BigDecimal("0.5");

    private ReferenceShapes() {}

    static Amounts of(Rules rules, Stay stay) {
        BigDecimal eligible = stay.total().subtract(stay.nonCovered()).subtract(stay.upfront());
        BigDecimal first = halfUp(eligible.multiply(rules.firstPay()));
        BigDecimal s = eligible.subtract(first);
        BigDecimal d = deductible(rules, stay, s);
        BigDecimal e = s.subtract(d);
        BigDecimal least = halfUp((rules.floorOfTotal() ? stay.total() : s).multiply(rules.floor()))
                .min(s);
        BigDecimal room = positive(rules.ceiling().subtract(stay.poolPaid()));
        BigDecimal pool = least.max(halfUp(pay(rules, e, rules.points()))).min(room);
        BigDecimal lost =
                least.max(halfUp(pay(rules, e, BigDecimal.ZERO))).min(room).subtract(pool);
        BigDecimal base = s.subtract(pool).subtract(lost);
        BigDecimal unpaid = base;
        if (!rules.baseWithDeductible()) {
            base = positive(base.subtract(d));
        }
        if (rules.baseWithUpfront()) {
            base = base.add(stay.upfront());
        }
        if (rules.baseWithFirstPay()) {
            base = base.add(first);
        }
        BigDecimal illness = halfUp(entitlement(stay.base().add(base)).subtract(entitlement(stay.base())));
        unpaid = unpaid.subtract(illness);
        BigDecimal before = rules.layerAfterAssistance() ? BigDecimal.ZERO : layer(rules, stay, unpaid);
        unpaid = unpaid.subtract(before);
        BigDecimal assistance = halfUp(positive(unpaid).multiply(ASSISTANCE_RATE));
        unpaid = unpaid.subtract(assistance);
        BigDecimal after = rules.layerAfterAssistance() ? layer(rules, stay, unpaid) : BigDecimal.ZERO;
        unpaid = unpaid.subtract(after);
        boolean compliant = rules.points().signum() == 0;
        BigDecimal additional = compliant
                ? halfUp(positive(unpaid.subtract(ADDITIONAL_THRESHOLD)).multiply(ADDITIONAL_RATE))
                : BigDecimal.ZERO;
        BigDecimal most = halfUp((rules.maximumOfTotal() ? stay.total() : eligible).multiply(rules.maximum()));
        BigDecimal[] layers = {pool, illness, before, assistance, after, additional};
        BigDecimal excess = positive(sum(layers).subtract(most));
        for (int i = layers.length - 1; i >= 0; i--) {
            BigDecimal taken = excess.min(layers[i]);
            layers[i] = layers[i].subtract(taken);
            excess = excess.subtract(taken);
        }
        return new Amounts(
                d,
                layers[0],
                lost,
                base,
                layers[1],
                layers[2].add(layers[4]),
                layers[3],
                layers[5],
                stay.total().subtract(sum(layers)));
    }

    private static BigDecimal deductible(Rules rules, Stay stay, BigDecimal s) {
        int index = Math.min(stay.admissions(), rules.deductibles().size() - 1);
        BigDecimal standard = rules.deductibles().get(index);
        if (rules.yearly()) {
            standard = positive(standard.subtract(stay.deductiblePaid()));
        }
        return s.min(standard).min(positive(rules.yearLimit().subtract(stay.deductiblePaid())));
    }

    private static BigDecimal pay(Rules rules, BigDecimal e, BigDecimal points) {
        BigDecimal below = e.min(rules.threshold());
        BigDecimal above = positive(e.subtract(rules.threshold()));
        return below.multiply(positive(rules.rate().subtract(points)))
                .add(above.multiply(positive(rules.rateAbove().subtract(points))));
    }

    private static BigDecimal entitlement(BigDecimal base) {
        return positive(base.subtract(ILLNESS_DEDUCTIBLE)).multiply(ILLNESS_RATE);
    }

    private static BigDecimal layer(Rules rules, Stay stay, BigDecimal unpaid) {
        BigDecimal left = positive(rules.layerCap().subtract(stay.extrasPaid()));
        return halfUp(positive(unpaid).multiply(rules.remainderRate())).min(left);
    }

    private static BigDecimal sum(BigDecimal[] amounts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (BigDecimal amount : amounts) {
            sum = sum.add(amount);
        }
        return sum;
    }

    private static BigDecimal positive(BigDecimal amount) {
        return amount.max(BigDecimal.ZERO);
    }

    private static BigDecimal halfUp(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
