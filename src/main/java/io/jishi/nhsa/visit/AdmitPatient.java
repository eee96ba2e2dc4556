package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.visit.OpenVisit;
import io.jishi.settlement.visit.VisitOpening;
import io.jishi.shared.code.CareType;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** 2401 入院办理. */
@ApplicationScoped
class AdmitPatient implements Transaction {

    private final OpenVisit openVisit;

    AdmitPatient(OpenVisit openVisit) {
        this.openVisit = openVisit;
    }

    @Override
    public String number() {
        return "2401";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        VisitOpening opening = opening(call, call.input().row("mdtrtinfo"));
        return openVisit
                .open(call.key(opening.key().region()), opening)
                .map(outcome -> new OutcomeReplies(call, UnaryOperator.identity())
                        .of(outcome, changed -> reply(call, changed)));
    }

    private static VisitOpening opening(Call call, InputRow row) {
        String person = call.id(row, "psn_no");
        String region = TimeOrderedId.regionOf(person);
        if (call.careType(row, "med_type", region) != CareType.INPATIENT) {
            throw row.refusal(InterfaceError.UNKNOWN_CODE, "med_type");
        }
        return new VisitOpening(
                new VisitKey(region, call.institution(), row.text("ipt_no")),
                person,
                person,
                VisitCalls.scheme(row),
                CareType.INPATIENT,
                null,
                VisitCalls.past(call, row, "begntime").toLocalDate(),
                VisitReport.of(call.input(), "mdtrtinfo", true, "med_type", "mdtrt_cert_type")
                        .with("begntime", row.time("begntime").toString())
                        .content());
    }

    private static Reply reply(Call call, SettlementOutcome.VisitChanged changed) {
        Output output = call.output();
        output.node("result").text("mdtrt_id", changed.result().visit().visitId());
        return Reply.of(output);
    }
}
