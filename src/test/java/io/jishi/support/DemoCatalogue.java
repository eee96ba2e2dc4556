package io.jishi.support;

import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of the region: 600 drugs and 400 services with invented names. One in twenty changes its class or its
 * price limit on 2020-07-01 and so has two rows; the first three are fixed, for bills that are computed by hand.
 */
final class DemoCatalogue {
    static final int ITEMS = 1_000;

    /** The day before which the items that change have their earlier terms. */
    static final LocalDate CHANGED_ON = LocalDate.of(2020, 7, 1);

    static final String CLASS_A = "D000001";
    static final String CLASS_B = "D000002";
    static final String LIMITED = "D000003";

    private static final LocalDate LISTED_FROM = LocalDate.of(2017, 1, 1);
    private static final int DRUGS = 600;
    private static final int FIXED_ITEMS = 3;
    private static final int ITEMS_PER_CHANGE = 20;
    private static final int PER_CENT = 10_000; // in millionths
    private static final List<Integer> SELF_PAY_PER_CENT = List.of(5, 10, 15, 20);
    private static final Terms CLASS_A_TERMS = new Terms("A", 0, null);
    private static final Terms CLASS_B_TERMS = new Terms("B", 10 * PER_CENT, null);
    private static final Terms LIMITED_TERMS = new Terms("A", 0, 1_000L);

    private final List<Entry> entries = new ArrayList<>();

    DemoCatalogue(RandomGenerator random) {
        Draw draw = new Draw(random);
        addUnchanged(1, CLASS_A_TERMS);
        addUnchanged(2, CLASS_B_TERMS);
        addUnchanged(3, LIMITED_TERMS);
        for (int number = FIXED_ITEMS + 1; number <= ITEMS; number++) {
            Terms terms = drawnTerms(draw);
            if (number % ITEMS_PER_CHANGE == 0) {
                entries.add(new Entry(number, new DateRange(LISTED_FROM, CHANGED_ON), terms));
                entries.add(new Entry(number, new DateRange(CHANGED_ON, null), changed(terms, draw)));
            } else {
                addUnchanged(number, terms);
            }
        }
    }

    /** The rows of the catalogue. */
    List<CopyRows> rows() {
        CopyRows items = new CopyRows(
                "catalogue_item",
                "region",
                "item_code",
                "valid_from",
                "valid_until",
                "name",
                "class",
                "self_pay_rate_millionths",
                "price_limit");
        for (Entry entry : entries) {
            DateRange valid = entry.valid();
            Terms terms = entry.terms();
            items.add(
                    DemoRegion.CODE,
                    entry.code(),
                    valid.from(),
                    valid.until(),
                    entry.name(),
                    terms.itemClass(),
                    terms.selfPayRateMillionths(),
                    terms.priceLimitFen());
        }
        return List.of(items);
    }

    private void addUnchanged(int number, Terms terms) {
        entries.add(new Entry(number, new DateRange(LISTED_FROM, null), terms));
    }

    private static Terms drawnTerms(Draw draw) {
        Long limit = draw.happens(333) ? Long.valueOf(draw.between(100, 50_000)) : null;
        if (draw.happens(400)) {
            return new Terms("A", 0, limit);
        }
        return new Terms("B", draw.oneOf(SELF_PAY_PER_CENT) * PER_CENT, limit);
    }

    /** Either a lower price limit (a first one where there was none), or the other class. */
    private static Terms changed(Terms before, Draw draw) {
        if (draw.happens(500)) {
            long limit = before.priceLimitFen() == null ? 5_000 : before.priceLimitFen() / 2;
            return new Terms(before.itemClass(), before.selfPayRateMillionths(), limit);
        }
        boolean promoted = before.itemClass().equals("B");
        int rate = promoted ? 0 : draw.oneOf(SELF_PAY_PER_CENT) * PER_CENT;
        return new Terms(promoted ? "A" : "B", rate, before.priceLimitFen());
    }

    private record Terms(
            String itemClass,
            int selfPayRateMillionths,
            @Nullable Long priceLimitFen) {}

    private record Entry(int number, DateRange valid, Terms terms) {

        String code() {
            return String.format(Locale.ROOT, "%s%06d", number <= DRUGS ? "D" : "T", number);
        }

        String name() {
            return String.format(Locale.ROOT, "%s %04d", number <= DRUGS ? "示例药品" : "示例诊疗项目", number);
        }
    }
}
