package io.jishi.benefit.trace;

import io.jishi.policy.model.Citation;
import io.jishi.shared.money.Fen;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One node of the trace. A step is the computation itself: it holds what it was given, computes its amount when it is
 * made, and the bill takes the amount from it. The lists are made when somebody reads the trace, not on the way to a
 * bill.
 */
public interface TraceStep {

    /** Which step it is. */
    StepName name();

    /** The articles it rests on; empty for plain arithmetic. */
    List<Citation> citations();

    /** What went in, in the order of the formula. */
    List<TraceInput> inputs();

    /** What it came to. */
    StepOutcome outcome();

    /** Its amount; null where it determines something else. */
    @Nullable
    Fen amount();

    /** The steps below it. */
    default List<TraceStep> steps() {
        return List.of();
    }
}
