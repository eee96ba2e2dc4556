package io.jishi.settlement;

import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineFault;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.shared.money.Fen;

/** What the catalogue says of a line, and how a line that contradicts itself is told of. */
public final class LineFaults {

    /** Nothing splits the lines of this hospital. */
    public static final RequestFault NO_CATALOGUE = new RequestFault(
            RequestFault.Kind.LINES_NOT_POSSIBLE, "lines", "no catalogue splits this provider's lines");

    private LineFaults() {}

    /** What the catalogue says of an item on the fee date; an item that it does not have is class C. */
    public static CatalogueTerms terms(FeeLine line, CatalogueExcerpt catalogue) {
        return catalogue
                .entry(line.itemCode(), line.feeDate())
                .map(entry -> new CatalogueTerms(entry.itemClass(), entry.selfPayRate(), entry.priceLimit()))
                .orElse(CatalogueTerms.NOT_LISTED);
    }

    /**
     * The fault of a line.
     *
     * @param field path of the line
     */
    public static RequestFault of(String field, FeeLine line, LineFault fault) {
        return switch (fault) {
            case SERIAL_REPEATED -> notAddingUp(field + ".serial", "the serial is used twice", fault);
            case QUANTITY_SIGN ->
                notAddingUp(field + ".quantity", "it is above zero, and below zero for a return only", fault);
            case AMOUNT_DIFFERS -> notAddingUp(field + ".amount", differing(line), fault);
            case RETURN_OF_UNKNOWN_LINE ->
                notAddingUp(field + ".returns", "it names no earlier line of the same item", fault);
            case RETURN_EXCEEDS_LINE ->
                notAddingUp(
                        field + ".quantity", "more is returned than is left of the line, or at another price", fault);
        };
    }

    private static String differing(FeeLine line) {
        try {
            Fen product = line.extend(line.price());
            if (line.isReturn()) {
                return "a return has price times quantity, the one that exhausts a line what is left of the line";
            }
            return "price times quantity is " + product + ", the amount is " + line.amount() + ", the difference "
                    + line.amount().minus(product);
        } catch (ArithmeticException outOfRange) {
            return "price times quantity is out of range";
        }
    }

    private static RequestFault notAddingUp(String field, String detail, LineFault fault) {
        return new RequestFault(RequestFault.Kind.NOT_ADDING_UP, field, detail, fault.chinese());
    }
}
