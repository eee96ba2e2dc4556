package io.jishi.settlement.store;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long plans of statements are kept, since making them takes as long as running them. One that was made while a
 * table was empty may go by an index that reads half of it later on, and statistics come a minute after the rows; so
 * until tables have some size plans live for as long as it takes to double them.
 */
final class PlanAge {

    /** Uses after which plans are made anew; below it, whenever the number of uses has doubled. */
    private static final int USES_MAXIMUM = 256;

    private final AtomicInteger uses = new AtomicInteger();

    /** Whether the next use makes its plans anew; to be asked once for each use. */
    boolean isOver() {
        int use = uses.updateAndGet(before -> before == Integer.MAX_VALUE ? USES_MAXIMUM : before + 1);
        return use % USES_MAXIMUM == 0 || (use < USES_MAXIMUM && Integer.bitCount(use) == 1);
    }
}
