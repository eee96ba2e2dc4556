package io.jishi.settlement.store;

import io.jishi.settlement.LaneFailure;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failure of the database means for a message. */
final class DatabaseFaults {

    private DatabaseFaults() {}

    /**
     * Whether running the message again may help: after a deadlock or serialization failure (40001, 40P01), after a
     * unique violation (23505: another instance was first, and is found under the lock now), on a server that takes no
     * writes any more (25006: the next connection may reach the one that does), or after the connection was lost, when
     * the lock and the look for the message make a second run safe.
     */
    static boolean mayBeRerun(Throwable failure) {
        if (failure instanceof UnknownCommit || failure instanceof ClosedConnectionException) {
            return true;
        }
        if (failure instanceof PgException fault) {
            String state = fault.getSqlState();
            return isContention(failure) || "23505".equals(state) || isReadOnly(failure) || isLost(state);
        }
        return false;
    }

    /** Whether other transactions were in the way (40001, 40P01): they are so again if nobody waits. */
    static boolean isContention(Throwable failure) {
        return failure instanceof PgException fault
                && ("40001".equals(fault.getSqlState()) || "40P01".equals(fault.getSqlState()));
    }

    /** Whether the server has become a standby, or was made read-only: its connection is of no use for settling. */
    static boolean isReadOnly(Throwable failure) {
        return failure instanceof PgException fault && "25006".equals(fault.getSqlState());
    }

    /**
     * Whether one message of a batch may be the cause: its rows (22, 23), a deadlock or serialization failure (40),
     * a person who stays locked (55P03), or a broken invariant. Anything else is the database's, and hits every
     * message alike.
     */
    static boolean mayBeOfOneMessage(Throwable failure) {
        if (failure instanceof PgException fault && fault.getSqlState() != null) {
            String state = fault.getSqlState();
            boolean lock = "55P03".equals(state);
            return !isLost(state)
                    && (lock || state.startsWith("22") || state.startsWith("23") || state.startsWith("40"));
        }
        return failure instanceof IllegalStateException;
    }

    /** What the caller can be told. */
    static LaneFailure.Kind kindOf(Throwable failure) {
        if (failure instanceof UnknownCommit) {
            return LaneFailure.Kind.UNKNOWN;
        }
        if (failure instanceof PgException fault) {
            String state = fault.getSqlState();
            boolean ours = state != null && (state.startsWith("22") || state.startsWith("23"));
            return ours ? LaneFailure.Kind.POISONED : LaneFailure.Kind.NOT_EXECUTED;
        }
        return failure instanceof IllegalStateException ? LaneFailure.Kind.POISONED : LaneFailure.Kind.NOT_EXECUTED;
    }

    /** 08: connection; 57P01 to 57P03: the server goes down or is not up; 40003: it does not know itself. */
    static boolean isLost(@Nullable String state) {
        return state != null && (state.startsWith("08") || state.startsWith("57P") || "40003".equals(state));
    }
}
