package io.jishi.load.jmh;

import io.jishi.benefit.BenefitFacts;
import io.jishi.benefit.FeeTotals;
import io.jishi.benefit.YearToDate;
import io.jishi.load.core.Rules;
import io.jishi.load.core.Settle1;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.ProviderFacts;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random stays under the rules of one day, from a seed: every place, level and category, and years of every length. */
final class Bills {

    /** Places of care: two counties of the region, one elsewhere in the province, one outside it. */
    private static final List<String> PLACES = List.of(Settle1.county(0), Settle1.county(4), "140105", "110101");

    private Bills() {}

    /** A stay, and the year before it. */
    record Stay(BenefitFacts facts, YearToDate before) {}

    /** The rules of the day. */
    static PolicyVersion policy() {
        PolicyBook book = Rules.shipped();
        PolicyAnswer answer = book.inForce(Settle1.county(0), Scheme.RESIDENT, LocalDate.parse(Settle1.DISCHARGED_ON));
        if (answer instanceof PolicyAnswer.InForce inForce) {
            return inForce.version();
        }
        throw new IllegalStateException("no rules are in force: " + answer);
    }

    static List<Stay> draw(long seed, int count) {
        Random random = new Random(seed);
        List<Stay> stays = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            stays.add(new Stay(facts(random), before(random)));
        }
        return stays;
    }

    private static BenefitFacts facts(Random random) {
        Fen total = Fen.of(random.nextInt(20_000_000));
        Fen nonCovered = Fen.of(random.nextInt((int) (total.value() / 4) + 1));
        return new BenefitFacts(
                Settle1.county(0),
                CareType.INPATIENT,
                new ProviderFacts(
                        PLACES.get(random.nextInt(PLACES.size())),
                        one(random, ChargeClass.values()),
                        one(random, Administration.values()),
                        null),
                one(random, ReferralStatus.values()),
                categories(random),
                null,
                new FeeTotals(total, nonCovered, Fen.ZERO, Fen.ZERO, null, null),
                Fen.ZERO,
                Set.of());
    }

    private static Set<AssistanceCategory> categories(Random random) {
        Set<AssistanceCategory> drawn = EnumSet.noneOf(AssistanceCategory.class);
        for (int i = random.nextInt(4) - 1; i > 0; i--) {
            drawn.add(one(random, AssistanceCategory.values()));
        }
        return drawn;
    }

    private static YearToDate before(Random random) {
        if (random.nextBoolean()) {
            return YearToDate.NONE;
        }
        return new YearToDate(
                1 + random.nextInt(3),
                Fen.of(random.nextInt(200_000)),
                Fen.of(random.nextInt(8_000_000)),
                Fen.of(random.nextInt(10_000_000)),
                Fen.of(random.nextInt(42_000_000)),
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(random.nextInt(7_000_000)),
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.ZERO,
                Fen.of(random.nextInt(5_000_000)),
                Fen.ZERO);
    }

    private static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
