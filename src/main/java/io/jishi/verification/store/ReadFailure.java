package io.jishi.verification.store;

import java.io.Serial;
import java.sql.SQLException;

/** The database stopped answering in the middle. */
final class ReadFailure extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    ReadFailure(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
