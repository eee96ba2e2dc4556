package io.jishi.shared.reason;

import java.io.Serial;

/** A commit may or may not have happened. The same message, sent again, is answered definitely. */
public final class OutcomeUnknown extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** With what failed. */
    public OutcomeUnknown(Throwable cause) {
        super("the outcome of a commit is unknown", cause);
    }
}
