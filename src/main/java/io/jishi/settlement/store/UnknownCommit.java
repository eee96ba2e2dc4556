package io.jishi.settlement.store;

import java.io.Serial;

/** The connection was lost after the commit had been sent, or the commit is not safe: it may have happened. */
final class UnknownCommit extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    UnknownCommit(Throwable cause) {
        super("the outcome of a commit is unknown", cause);
    }

    UnknownCommit(String why) {
        super(why);
    }

    /** The failure of a commit. */
    static UnknownCommit of(Throwable failure) {
        return failure instanceof UnknownCommit known ? known : new UnknownCommit(failure);
    }
}
