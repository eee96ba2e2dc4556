package io.jishi.outbox;

import java.io.Serial;

/** The lease of a region has ended or is somebody else's: nothing was numbered or marked. */
public final class LeaseLost extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /** Of this region. */
    public LeaseLost(String region) {
        super("the lease of region " + region + " is lost");
    }
}
