package io.jishi.benefit.line;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.UnitPrice;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fee line as the provider sent it.
 *
 * @param serial unique within the visit
 * @param itemCode code in the catalogue of the treatment region
 * @param feeDate selects the catalogue entry
 * @param price per unit
 * @param quantity in ten-thousandths of a unit; negative for a return, never zero
 * @param amount price times quantity, half up to the fen, with the sign of the quantity; the return that exhausts a
 *     line has what is left of the line
 * @param returns serial of the line that this one returns; null for an ordinary line
 */
public record FeeLine(
        String serial,
        String itemCode,
        LocalDate feeDate,
        UnitPrice price,
        long quantity,
        Fen amount,
        @Nullable String returns) {

    /** Refuses a line without its keys. */
    public FeeLine {
        Objects.requireNonNull(serial, "serial");
        Objects.requireNonNull(itemCode, "itemCode");
        Objects.requireNonNull(feeDate, "feeDate");
    }

    /** A line with a price in whole fen. */
    public FeeLine(
            String serial,
            String itemCode,
            LocalDate feeDate,
            Fen price,
            long quantity,
            Fen amount,
            @Nullable String returns) {
        this(serial, itemCode, feeDate, UnitPrice.of(price), quantity, amount, returns);
    }

    /**
     * A price per unit times this line's quantity, half up to the fen, away from zero for a return.
     *
     * @throws ArithmeticException if the product is out of range
     */
    public Fen extend(UnitPrice unitPrice) {
        return unitPrice.times(quantity);
    }

    /** Whether this line gives back an earlier one. */
    public boolean isReturn() {
        return returns != null;
    }
}
