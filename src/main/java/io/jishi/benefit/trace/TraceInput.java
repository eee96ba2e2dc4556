package io.jishi.benefit.trace;

import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;

/** One typed input of a step. */
public sealed interface TraceInput {

    /** Which input it is. */
    InputName name();

    /** An amount. */
    record Amount(InputName name, Fen value) implements TraceInput {}

    /** A rate, or a difference of rates in percentage points. */
    record Ratio(InputName name, Rate value) implements TraceInput {}

    /** A number of things. */
    record Count(InputName name, int value) implements TraceInput {}

    /** A code. */
    record Code(InputName name, String value) implements TraceInput {}

    /** No limit applies. */
    record Unlimited(InputName name) implements TraceInput {}
}
