package io.jishi.shared.reason;

import java.io.Serial;

/** Something that is needed cannot be reached in time. Nothing was done; the same request may be sent again. */
public final class Unavailable extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** With what failed. */
    public Unavailable(Throwable cause) {
        super("what is needed cannot be reached", cause);
    }
}
