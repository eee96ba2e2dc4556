package io.jishi.nhsa.query;

import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.visit.model.Visit;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;

/**
 * What every list of visits says of a visit.
 *
 * @param view the visit on record
 * @param report closing, encounter and opening as one report
 */
record VisitSummary(ReadVisits.View view, VisitReport report) {

    static VisitSummary of(ReadVisits.View view) {
        VisitReport opening = parsed(view.records(), VisitRecord.Kind.OPENING);
        VisitReport encounter = parsed(view.records(), VisitRecord.Kind.ENCOUNTER);
        VisitReport closing = parsed(view.records(), VisitRecord.Kind.CLOSING);
        return new VisitSummary(view, closing.orElse(encounter.orElse(opening)));
    }

    private static VisitReport parsed(Map<VisitRecord.Kind, String> records, VisitRecord.Kind kind) {
        return Optional.ofNullable(records.get(kind)).map(VisitReport::parse).orElse(VisitReport.NONE);
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

    /** As it was reported, or the beginning of its list where the visit came in by another interface. */
    String medType() {
        String reported = report.field("med_type");
        return reported.isEmpty() ? WireCodes.medType(view.visit().terms().careType()) : reported;
    }

    /** When it began: the time that was reported, or the beginning of its day. */
    LocalDateTime begunAt() {
        String reported = report.field("begntime");
        return reported.isEmpty() ? view.visit().terms().startedOn().atStartOfDay() : LocalDateTime.parse(reported);
    }
}
