package io.jishi.verification;

import java.io.Serial;

/** Nothing can be said of the database: it is not reached, not readable whole, or of another version. */
public final class CannotVerify extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** With what is in the way, for whoever runs the command. */
    public CannotVerify(String message) {
        super(message);
    }

    /** With what is in the way and where it was noticed. */
    public CannotVerify(String message, Throwable cause) {
        super(message, cause);
    }
}
