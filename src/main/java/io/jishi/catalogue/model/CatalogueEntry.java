package io.jishi.catalogue.model;

import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue of a treatment region says about an item for some days.
 *
 * @param valid the days; the fee date selects the entry (S4-04-5)
 * @param itemClass A or B
 * @param selfPayRate upfront self-pay of class B
 * @param priceLimit per unit; null for none
 */
public record CatalogueEntry(
        DateRange valid,
        ItemClass itemClass,
        Rate selfPayRate,
        @Nullable Fen priceLimit) {}
