package io.jishi.benefit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visits of one person in one year under every limit that ordinary outpatient care may have, in yuan and
 * {@link BigDecimal}. It keeps no accumulator: what a limit leaves is found by reading all earlier visits again.
 */
final class ReferenceVisits {

    /** What the rules say; a limit that is null is not there. */
    record Rules(
            BigDecimal rateA,
            BigDecimal rateB,
            BigDecimal dayCap,
            BigDecimal yearCap,
            @Nullable BigDecimal villageVisitCap,
            @Nullable BigDecimal townshipVisitCap,
            boolean onePaidVisitADay,
            @Nullable BigDecimal villagePart,
            boolean accountPays) {}

    /** A visit and what is asked of the account. */
    record Visit(
            int day, boolean village, BigDecimal classA, BigDecimal classB, BigDecimal other, BigDecimal account) {}

    /** What comes out. */
    record Paid(BigDecimal fund, BigDecimal account, BigDecimal cash) {}

    private record Earlier(Visit visit, BigDecimal fund) {}

    private final Rules rules;
    private final List<Earlier> earlier = new ArrayList<>();

    ReferenceVisits(Rules rules) {
        this.rules = rules;
    }

    /** The next visit of the year. */
    Paid pay(Visit visit) {
        BigDecimal fund = visit.classA()
                .multiply(rules.rateA())
                .add(visit.classB().multiply(rules.rateB()))
                .setScale(2, RoundingMode.HALF_UP);
        BigDecimal today = BigDecimal.ZERO;
        BigDecimal year = BigDecimal.ZERO;
        BigDecimal villages = BigDecimal.ZERO;
        for (Earlier one : earlier) {
            year = year.add(one.fund());
            today = one.visit().day() == visit.day() ? today.add(one.fund()) : today;
            villages = one.visit().village() ? villages.add(one.fund()) : villages;
        }
        fund = atMost(fund, rules.dayCap(), today);
        fund = atMost(fund, rules.yearCap(), year);
        fund = atMost(fund, visit.village() ? rules.villageVisitCap() : rules.townshipVisitCap(), BigDecimal.ZERO);
        if (visit.village()) {
            fund = atMost(fund, rules.villagePart(), villages);
        }
        if (rules.onePaidVisitADay() && today.signum() > 0) {
            fund = BigDecimal.ZERO.setScale(2);
        }
        earlier.add(new Earlier(visit, fund));
        BigDecimal patient =
                visit.classA().add(visit.classB()).add(visit.other()).subtract(fund);
        BigDecimal account = rules.accountPays() ? patient.min(visit.account()) : BigDecimal.ZERO.setScale(2);
        return new Paid(fund, account, patient.subtract(account));
    }

    private static BigDecimal atMost(BigDecimal fund, @Nullable BigDecimal limit, BigDecimal used) {
        return limit == null ? fund : fund.min(limit.subtract(used).max(BigDecimal.ZERO));
    }
}
