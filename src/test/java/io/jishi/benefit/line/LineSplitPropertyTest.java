package io.jishi.benefit.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.benefit.FeeTotals;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** What holds for every list of fee lines (calculation rules, section 2). */
class LineSplitPropertyTest {

    private static final String SEED = "452";
    private static final FeeTotals NOTHING = new FeeTotals(Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO, Fen.ZERO);

    /** A line before it has a serial. */
    record Item(long price, long quantity, CatalogueTerms terms) {}

    /** Two in five have no price limit. */
    @Provide
    Arbitrary<Item> items() {
        Arbitrary<Long> prices = Arbitraries.longs().between(0, 50_000);
        Arbitrary<Long> quantities = Arbitraries.longs().between(2, 200_000);
        Arbitrary<CatalogueTerms> terms = Combinators.combine(
                        Arbitraries.of(ItemClass.class),
                        Arbitraries.integers().between(0, 100),
                        Arbitraries.longs().between(-40_000, 60_000))
                .as((itemClass, percent, limit) -> new CatalogueTerms(
                        itemClass,
                        itemClass == ItemClass.B ? Rate.ofPercent(percent) : Rate.NONE,
                        limit < 0 ? null : Fen.of(limit)));
        return Combinators.combine(prices, quantities, terms).as(Item::new);
    }

    @Provide
    Arbitrary<List<Item>> itemLists() {
        return items().list().ofMinSize(1).ofMaxSize(12);
    }

    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void everyPartIsTheOneOfTheText(@ForAll("items") Item item, @ForAll CareType careType) {
        LineSplit split = new LineSplit(careType);
        FeeLine line = LineExample.line("1", item.price(), item.quantity());
        assertNull(split.add(line, item.terms()));
        assertEquals(expected(line, item.terms(), careType), split.parts().get(0));
        assertEquals(line.amount(), split.parts().get(0).amount());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void thePartsOfAllLinesAddUpToTheTotalAndNoneIsNegative(@ForAll("itemLists") List<Item> items) {
        LineSplit split = splitOf(items, order(items.size()));
        FeeTotals totals = split.totals();
        Fen amounts = split.parts().stream().map(LineParts::amount).reduce(Fen.ZERO, Fen::plus);
        assertEquals(amounts, totals.total());
        assertTrue(totals.isConsistent());
        for (LineParts part : split.parts()) {
            assertTrue(!part.nonCovered().isNegative() && !part.overLimit().isNegative());
            assertTrue(!part.upfrontSelfPay().isNegative() && !part.eligible().isNegative());
        }
    }

    @Property(tries = 500, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfUnrelatedLinesDoesNotMatter(@ForAll("itemLists") List<Item> items) {
        List<Integer> reversed = order(items.size());
        Collections.reverse(reversed);
        assertEquals(
                splitOf(items, order(items.size())).totals(),
                splitOf(items, reversed).totals());
    }

    @Property(tries = 2000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aLineThatIsReturnedInSeveralPartsIsZeroInEveryPart(
            @ForAll("items") Item item, @ForAll @Size(max = 6) List<Long> cuts, @ForAll CareType careType) {
        LineSplit split = new LineSplit(careType);
        assertNull(split.add(LineExample.line("1", item.price(), item.quantity()), item.terms()));
        long left = item.quantity();
        int serial = 2;
        for (long cut : cuts) {
            long part = Math.floorMod(cut, left);
            FeeLine returned = LineExample.returned("" + serial, "1", item.price(), part);
            boolean fits = returned.amount().negated().compareTo(split.totals().total()) <= 0;
            if (part > 0 && fits) {
                assertNull(split.add(returned, item.terms()));
                left -= part;
                serial++;
            }
        }
        Fen rest = split.totals().total().negated();
        assertNull(split.add(LineExample.last("" + serial, "1", item.price(), left, rest), item.terms()));
        assertEquals(NOTHING, split.totals());
    }

    @Property(tries = 1000, seed = SEED, edgeCases = EdgeCasesMode.NONE)
    void aReturnMirrorsALineOfTheSameQuantity(@ForAll("items") Item item) {
        long half = item.quantity() / 2;
        LineSplit split = new LineSplit(CareType.INPATIENT);
        assertNull(split.add(LineExample.line("1", item.price(), item.quantity()), item.terms()));
        assertNull(split.add(LineExample.line("2", item.price(), half), item.terms()));
        assertNull(split.add(LineExample.returned("3", "1", item.price(), half), item.terms()));
        LineParts mirrored = split.parts().get(1);
        if (isWithin(mirrored, split.parts().get(0))) {
            assertEquals(mirrored.negated(), split.parts().get(2));
        } else {
            assertEquals(mirrored.amount().negated(), split.parts().get(2).amount());
        }
    }

    private static boolean isWithin(LineParts parts, LineParts line) {
        return parts.nonCovered().compareTo(line.nonCovered()) <= 0
                && parts.overLimit().compareTo(line.overLimit()) <= 0
                && parts.upfrontSelfPay().compareTo(line.upfrontSelfPay()) <= 0
                && parts.eligible().compareTo(line.eligible()) <= 0;
    }

    private static LineSplit splitOf(List<Item> items, List<Integer> order) {
        LineSplit split = new LineSplit(CareType.INPATIENT);
        for (int index : order) {
            Item item = items.get(index);
            assertNull(split.add(LineExample.line("" + index, item.price(), item.quantity()), item.terms()));
        }
        return split;
    }

    private static List<Integer> order(int size) {
        List<Integer> order = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            order.add(index);
        }
        return order;
    }

    /** The four lines of section 2, in yuan. */
    private static LineParts expected(FeeLine line, CatalogueTerms terms, CareType careType) {
        BigDecimal amount = yuan(line.amount());
        if (terms.itemClass() == ItemClass.C) {
            return parts(ItemClass.C, amount, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        }
        Fen limit = terms.priceLimit();
        BigDecimal over = BigDecimal.ZERO;
        if (limit != null) {
            BigDecimal excess = BigDecimal.valueOf(line.price().millionths(), 6)
                    .subtract(yuan(limit))
                    .max(BigDecimal.ZERO);
            over = amount.min(halfUp(excess.multiply(BigDecimal.valueOf(line.quantity(), 4))));
        }
        boolean takes = careType == CareType.INPATIENT || careType == CareType.OUTPATIENT_CHRONIC;
        BigDecimal rate = takes ? new BigDecimal(terms.selfPayRate().toDecimal()) : BigDecimal.ZERO;
        BigDecimal upfront = halfUp(amount.subtract(over).multiply(rate));
        BigDecimal eligible = amount.subtract(over).subtract(upfront);
        return parts(terms.itemClass(), BigDecimal.ZERO, over, upfront, eligible);
    }

    private static LineParts parts(
            ItemClass itemClass, BigDecimal nonCovered, BigDecimal over, BigDecimal upfront, BigDecimal eligible) {
        return new LineParts(itemClass, fen(nonCovered), fen(over), fen(upfront), fen(eligible));
    }

    private static BigDecimal halfUp(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static BigDecimal yuan(Fen amount) {
        return BigDecimal.valueOf(amount.value(), 2);
    }

    private static Fen fen(BigDecimal amount) {
        return Fen.of(amount.movePointRight(2).longValueExact());
    }
}
