package io.jishi.benefit.line;

import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Valid fee lines, of which a test changes one thing. */
final class LineExample {

    static final CatalogueTerms CLASS_A = new CatalogueTerms(ItemClass.A, Rate.NONE, null);

    /** Class B with an upfront self-pay of so many percent. */
    static CatalogueTerms classB(int percent) {
        return new CatalogueTerms(ItemClass.B, Rate.ofPercent(percent), null);
    }

    static CatalogueTerms limited(ItemClass itemClass, int percent, long limit) {
        return new CatalogueTerms(itemClass, Rate.ofPercent(percent), Fen.of(limit));
    }

    private LineExample() {}

    /** So many units at a price in fen; the amount is their product, half up. */
    static FeeLine line(String serial, long price, long tenThousandths) {
        return line(serial, price, tenThousandths, null);
    }

    /** A return of so many units. */
    static FeeLine returned(String serial, String of, long price, long tenThousandths) {
        return line(serial, price, -tenThousandths, of);
    }

    /** The return that exhausts a line: its amount is what is left of the line, with the sign turned. */
    static FeeLine last(String serial, String of, long price, long tenThousandths, Fen amount) {
        return new FeeLine(serial, "item", LocalDate.of(2020, 5, 20), Fen.of(price), -tenThousandths, amount, of);
    }

    private static FeeLine line(String serial, long price, long tenThousandths, @Nullable String of) {
        long magnitude = (price * Math.abs(tenThousandths) + 5_000) / 10_000;
        Fen amount = Fen.of(tenThousandths < 0 ? -magnitude : magnitude);
        return new FeeLine(serial, "item", LocalDate.of(2020, 5, 20), Fen.of(price), tenThousandths, amount, of);
    }
}
