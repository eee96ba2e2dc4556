package io.jishi.verification;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.accumulator.model.ScopeKey;

/** How findings about a person's rows are worded. Named after no person: an id is enough to find the row. */
record Complaints(Findings findings) {

    void about(BillRow row, Invariant invariant, String fault) {
        findings.add(invariant, row.identity().region(), row.settlementId(), fault);
    }

    void recomputation(BillRow row, String fault) {
        about(row, Invariant.RECOMPUTATION, fault);
    }

    /** A value of a row that is not what computing it again gives. */
    void differs(BillRow row, String what, Object expected, Object found) {
        recomputation(row, what + ": expected " + expected + ", found " + found);
    }

    void about(AccumulatorKey year, Invariant invariant, String fault) {
        findings.add(
                invariant,
                year.region(),
                "accumulator of person " + year.personId() + " " + year.scheme() + " " + year.yearStart(),
                fault);
    }

    void about(ScopeKey scope, Invariant invariant, String fault) {
        String words = scope.scope().isEmpty() ? "" : " " + scope.scope();
        findings.add(
                invariant,
                scope.region(),
                "accumulator_scope of person " + scope.personId() + " " + scope.scheme() + " " + scope.kind() + words
                        + " " + scope.periodStart(),
                fault);
    }
}
