package io.jishi.nhsa.visit;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.OutcomeReplies;
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
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** 2203, 2203A 门诊就诊信息上传: which kind of outpatient care the visit is. */
@ApplicationScoped
class ReportEncounter implements Transaction {

    private final AmendVisit amendVisit;

    ReportEncounter(AmendVisit amendVisit) {
        this.amendVisit = amendVisit;
    }

    @Override
    public String number() {
        return "2203";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("mdtrtinfo");
        VisitReference visit = VisitCalls.visit(call, row);
        CareType careType = call.careType(row, "med_type", visit.region());
        if (!careType.isOutpatient()) {
            throw row.refusal(InterfaceError.UNKNOWN_CODE, "med_type");
        }
        VisitAmendment amendment = new VisitAmendment(
                careType,
                disease(call, row, careType, visit.region()),
                VisitCalls.past(call, row, "begntime").toLocalDate(),
                VisitRecord.Kind.ENCOUNTER,
                VisitReport.of(call.input(), "mdtrtinfo", true, "med_type", "dise_codg")
                        .with("begntime", row.time("begntime").toString())
                        .content());
        return amendVisit
                .amend(call.key(visit.region()), visit, amendment)
                .map(outcome ->
                        new OutcomeReplies(call, UnaryOperator.identity()).of(outcome, changed -> Reply.done()));
    }

    private static @Nullable String disease(Call call, InputRow row, CareType careType, String region) {
        String code = row.optionalText("dise_codg");
        if (!careType.requiresDisease()) {
            return null;
        }
        if (code == null) {
            throw row.refusal(InterfaceError.FIELD_MISSING, "dise_codg");
        }
        return call.codes().disease(region, code);
    }
}
