package io.jishi.nhsa.bill;

import io.jishi.coverage.model.Coverage;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.visit.model.Visit;
import java.time.LocalDate;

/**
 * What an answer about a bill says besides its amounts.
 *
 * @param visit the stay or registration
 * @param coverage of its patient
 * @param report what else was reported of the visit, the later report before the earlier
 */
record BillContext(Visit visit, Coverage coverage, VisitReport report) {

    static BillContext of(ReadVisits.View view) {
        return new BillContext(view.visit(), view.coverage(), VisitReport.of(view.records()));
    }

    /** The day that a bill of the visit is of: of an outpatient visit its own, of a stay the discharge, or today. */
    LocalDate referenceDate(LocalDate today) {
        if (careType().isOutpatient()) {
            return visit.terms().startedOn();
        }
        LocalDate endedOn = visit.terms().endedOn();
        return endedOn == null ? today : endedOn;
    }

    Scheme scheme() {
        return visit.terms().scheme();
    }

    CareType careType() {
        return visit.terms().careType();
    }
}
