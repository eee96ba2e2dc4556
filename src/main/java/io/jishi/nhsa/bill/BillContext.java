package io.jishi.nhsa.bill;

import io.jishi.coverage.model.Coverage;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import io.jishi.visit.model.Visit;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What an answer about a bill says besides its amounts.
 *
 * @param visit the stay or registration
 * @param coverage of its patient
 * @param report what else was reported of the visit, the later report before the earlier
 */
record BillContext(Visit visit, Coverage coverage, VisitReport report) {

    static BillContext of(ReadVisits.View view) {
        return new BillContext(view.visit(), view.coverage(), report(view.records()));
    }

    /** Encounter and opening of a visit as one report. */
    static VisitReport report(Map<VisitRecord.Kind, String> records) {
        VisitReport opening = parsed(records, VisitRecord.Kind.OPENING);
        return parsed(records, VisitRecord.Kind.ENCOUNTER).orElse(opening);
    }

    private static VisitReport parsed(Map<VisitRecord.Kind, String> records, VisitRecord.Kind kind) {
        return Optional.ofNullable(records.get(kind)).map(VisitReport::parse).orElse(VisitReport.NONE);
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

    /** As it was reported, or the beginning of its list where the visit came in by another interface. */
    String medType() {
        String reported = report.field("med_type");
        return reported.isEmpty() ? WireCodes.medType(careType()) : reported;
    }
}
