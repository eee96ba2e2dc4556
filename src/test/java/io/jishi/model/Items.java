package io.jishi.model;

import io.jishi.benefit.line.FeeLine;
import io.jishi.catalogue.model.CatalogueEntry;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** The one item of the catalogue: of class A, without a price limit. */
final class Items {

    static final long EPOCH = 1;
    static final CatalogueExcerpt CATALOGUE = new CatalogueExcerpt(
            Registry.REGION,
            EPOCH,
            Map.of(
                    "ITEM",
                    List.of(new CatalogueEntry(
                            new DateRange(LocalDate.of(2015, 1, 1), null), ItemClass.A, Rate.NONE, null))));

    private Items() {}

    /** One unit of the item. */
    static FeeLine line(String serial, LocalDate day, long fen) {
        return new FeeLine(serial, "ITEM", day, Fen.of(fen), 10_000, Fen.of(fen), null);
    }
}
