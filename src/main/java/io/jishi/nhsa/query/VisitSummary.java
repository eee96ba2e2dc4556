package io.jishi.nhsa.query;

import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.shared.code.CareType;
import io.jishi.visit.model.Visit;
import java.time.LocalDateTime;

/**
 * What every list of visits says of a visit.
 *
 * @param view the visit on record
 * @param report closing, encounter and opening as one report
 */
record VisitSummary(ReadVisits.View view, VisitReport report) {

    static VisitSummary of(ReadVisits.View view) {
        return new VisitSummary(view, VisitReport.of(view.records()));
    }

    void write(OutputRow row) {
        Visit visit = view.visit();
        WireCodes.writeBirth(row, view.coverage(), visit.terms().startedOn());
        row.text("mdtrt_id", visit.visitId())
                .text("psn_no", visit.personId())
                .text("insutype", WireCodes.insutype(visit.terms().scheme()))
                .text("med_type", medType())
                .text("ipt_otp_no", visit.key().visitNumber());
    }

    /** The kind of care that the visit is now. */
    String medType() {
        CareType care = view.visit().terms().careType();
        return report.medType(care, care);
    }

    /** When it began: the time that was reported, or the beginning of its day. */
    LocalDateTime begunAt() {
        String reported = report.field("begntime");
        return reported.isEmpty() ? view.visit().terms().startedOn().atStartOfDay() : LocalDateTime.parse(reported);
    }
}
