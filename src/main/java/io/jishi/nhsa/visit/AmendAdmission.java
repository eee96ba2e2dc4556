package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.visit.AmendVisit;
import io.jishi.settlement.visit.VisitAmendment;
import io.jishi.settlement.visit.VisitReference;
import io.jishi.shared.code.CareType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** 2403 住院信息变更. The number of the stay is its key and does not change. */
@ApplicationScoped
class AmendAdmission implements Transaction {

    private final AmendVisit amendVisit;

    AmendAdmission(AmendVisit amendVisit) {
        this.amendVisit = amendVisit;
    }

    @Override
    public String number() {
        return "2403";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("adminfo");
        VisitReference visit = VisitCalls.visit(call, row);
        if (call.careType(row, "med_type", visit.region()) != CareType.INPATIENT) {
            throw row.refusal(InterfaceError.UNKNOWN_CODE, "med_type");
        }
        VisitAmendment amendment = new VisitAmendment(
                null,
                null,
                VisitCalls.past(call, row, "begntime").toLocalDate(),
                VisitRecord.Kind.OPENING,
                VisitReport.of(call.input(), "adminfo", true, "med_type", "mdtrt_cert_type")
                        .with("begntime", row.time("begntime").toString())
                        .content());
        return amendVisit
                .amend(call.key(visit.region()), visit, amendment)
                .map(outcome -> VisitCalls.done(call, row, outcome, null));
    }
}
