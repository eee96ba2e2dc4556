package io.jishi.benefit.line;

/** How a fee line contradicts itself or the lines before it. */
public enum LineFault {
    /** The serial was used before in the visit. */
    SERIAL_REPEATED,
    /** The quantity is zero, or its sign does not fit: only a return is negative. */
    QUANTITY_SIGN,
    /** The amount is not price times quantity. */
    AMOUNT_DIFFERS,
    /** The line that is returned is not there, or is of another item. */
    RETURN_OF_UNKNOWN_LINE,
    /** More is returned than is left of the line, or at another price. */
    RETURN_EXCEEDS_LINE
}
