package io.jishi.shared.reason;

import java.io.Serial;

/**
 * What was read is not confirmed by a commit yet, or was read where no commit can be made. It is there and must not be
 * told: a fail-over may lose it.
 */
public final class Unconfirmed extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** With what failed. */
    public Unconfirmed(Throwable cause) {
        super("what was read is not confirmed by a commit", cause);
    }
}
