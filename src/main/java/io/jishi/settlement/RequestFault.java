package io.jishi.settlement;

/**
 * How a request contradicts itself, or asks for what cannot be done with it. Nothing is stored for such a request,
 * so that the corrected one may use the same message id.
 *
 * @param kind what is wrong
 * @param field path of the field
 * @param detail one English sentence, with the difference where there is one; never a person's data
 */
public record RequestFault(Kind kind, String field, String detail) {

    /** Kinds of faults. */
    public enum Kind {
        /** Lines or totals do not add up. */
        NOT_ADDING_UP,
        /** The provider has no catalogue that could split lines. */
        LINES_NOT_POSSIBLE,
        /** The package needs class sums, or a disease that it knows. */
        INCOMPLETE,
        /** There is no such settlement of this provider. */
        NOT_FOUND
    }
}
