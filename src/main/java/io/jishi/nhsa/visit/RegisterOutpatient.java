package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.visit.OpenVisit;
import io.jishi.settlement.visit.VisitOpening;
import io.jishi.shared.code.CareType;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.UnaryOperator;

/** 2201 门诊挂号. What kind of outpatient care it is, the encounter says (2203). */
@ApplicationScoped
class RegisterOutpatient implements Transaction {

    private final OpenVisit openVisit;

    RegisterOutpatient(OpenVisit openVisit) {
        this.openVisit = openVisit;
    }

    @Override
    public String number() {
        return "2201";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        VisitOpening opening = opening(call, call.input().row("data"));
        return openVisit
                .open(call.key(opening.key().region()), opening)
                .map(outcome -> new OutcomeReplies(call, UnaryOperator.identity())
                        .of(outcome, changed -> reply(call, changed.result().visit())));
    }

    private static VisitOpening opening(Call call, InputRow row) {
        String person = call.id(row, "psn_no");
        return new VisitOpening(
                new VisitKey(TimeOrderedId.regionOf(person), call.institution(), row.text("ipt_otp_no")),
                person,
                person,
                VisitCalls.scheme(row),
                CareType.OUTPATIENT,
                null,
                VisitCalls.past(call, row, "begntime").toLocalDate(),
                VisitReport.of(call.input(), "data", false)
                        .with("begntime", row.time("begntime").toString())
                        .content());
    }

    private static Reply reply(Call call, Visit visit) {
        Output output = call.output();
        output.node("data")
                .text("mdtrt_id", visit.visitId())
                .text("psn_no", visit.personId())
                .text("ipt_otp_no", visit.key().visitNumber());
        return Reply.of(output);
    }
}
