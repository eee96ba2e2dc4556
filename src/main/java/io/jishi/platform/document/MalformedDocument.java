package io.jishi.platform.document;

import java.io.Serial;

/** The bytes are no document: not JSON or YAML, too deep, a name twice, or characters that cannot be stored. */
public final class MalformedDocument extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final String reason;

    /** With one English sentence that names the place and no content. */
    public MalformedDocument(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** The sentence. */
    public String reason() {
        return reason;
    }
}
