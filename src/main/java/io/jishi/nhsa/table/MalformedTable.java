package io.jishi.nhsa.table;

import java.io.Serial;

/** A field table cannot be read; the gateway does not start with it. */
public final class MalformedTable extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /** With one sentence. */
    public MalformedTable(String message) {
        super(message);
    }
}
