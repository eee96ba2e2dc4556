package io.jishi.benefit.line;

import io.jishi.shared.code.ItemClass;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import org.jspecify.annotations.Nullable;

/**
 * What the catalogue of the treatment region says about an item on the fee date.
 *
 * @param itemClass the class; an item of class C has no terms
 * @param selfPayRate share that is taken first; zero for class A
 * @param priceLimit price limit or procurement payment standard per unit (S4-05-1); null for none
 */
public record CatalogueTerms(
        ItemClass itemClass, Rate selfPayRate, @Nullable Fen priceLimit) {

    /** Not in the catalogue. */
    public static final CatalogueTerms NOT_LISTED = new CatalogueTerms(ItemClass.C, Rate.NONE, null);

    /** Refuses a self-pay rate outside class B. */
    public CatalogueTerms {
        if (itemClass != ItemClass.B && selfPayRate.millionths() != 0) {
            throw new IllegalArgumentException("only class B has an upfront self-pay");
        }
    }
}
