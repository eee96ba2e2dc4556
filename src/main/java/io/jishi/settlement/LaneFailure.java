package io.jishi.settlement;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Why a message got no decision. */
public final class LaneFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Kind kind;

    /** What is known about the message. */
    public enum Kind {
        /** The queue is full: nothing was done. */
        OVERLOADED,
        /** The database could not be used: nothing was stored. */
        NOT_EXECUTED,
        /** The commit may or may not have happened: ask for the outcome. */
        UNKNOWN,
        /** This message cannot be stored, which is a fault of ours: nothing was stored. */
        POISONED
    }

    /** With the fault that caused it, if there was one. */
    public LaneFailure(Kind kind, @Nullable Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    /** What is known about the message. */
    public Kind kind() {
        return kind;
    }
}
