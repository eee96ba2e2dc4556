package io.jishi.reconciliation;

import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import java.io.Serial;

/** A file cannot be worked on. Thrown on the way through a file, and made an outcome where the way ends. */
public final class FaultyFile extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final transient ReconciliationFault fault;

    /** For this fault. */
    public FaultyFile(ReconciliationFault fault) {
        super(fault.english(), null, false, false);
        this.fault = fault;
    }

    /** On a line, from 1. */
    static FaultyFile at(long line, Code code, String detail) {
        return new FaultyFile(new ReconciliationFault(code, line, detail));
    }

    /** Of the whole file. */
    static FaultyFile of(Code code, String detail) {
        return new FaultyFile(ReconciliationFault.of(code, detail));
    }

    /** What is wrong. */
    public ReconciliationFault fault() {
        return fault;
    }
}
