package io.jishi.nhsa.query;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.VisitReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.util.Map;

/** 5202 诊断信息查询: the diagnoses that were reported with a visit, on admission and on discharge. */
@ApplicationScoped
class QueryDiagnoses implements Transaction {

    private static final String ON_ADMISSION = "1";
    private static final String ON_DISCHARGE = "2";

    private final ReadVisits readVisits;

    QueryDiagnoses(ReadVisits readVisits) {
        this.readVisits = readVisits;
    }

    @Override
    public String number() {
        return "5202";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        VisitReference reference = VisitCalls.visit(call, row);
        return readVisits
                .find(reference, call.institution())
                .map(found -> found.map(view -> reply(call, view))
                        .orElseGet(() -> Reply.refused(InterfaceError.NO_SUCH_VISIT)));
    }

    private static Reply reply(Call call, ReadVisits.View view) {
        Output output = call.output();
        view.records().forEach((kind, content) -> {
            String when = kind == VisitRecord.Kind.CLOSING ? ON_DISCHARGE : ON_ADMISSION;
            VisitReport.parse(content).diagnoses().forEach(diagnosis -> write(output, view, when, diagnosis));
        });
        return Reply.of(output);
    }

    private static void write(Output output, ReadVisits.View view, String when, Map<String, String> diagnosis) {
        String order = diagnosis.getOrDefault("diag_srt_no", "0");
        String time = diagnosis.getOrDefault("diag_time", "");
        output.row("diseinfo")
                .text("diag_info_id", when + "-" + order)
                .text("mdtrt_id", view.visit().visitId())
                .text("psn_no", view.visit().personId())
                .text("inout_diag_type", when)
                .text("diag_type", diagnosis.get("diag_type"))
                .text("maindiag_flag", diagnosis.get("maindiag_flag"))
                .whole("diag_srt_no", Long.parseLong(order))
                .text("diag_code", diagnosis.get("diag_code"))
                .text("diag_name", diagnosis.get("diag_name"))
                .text("diag_dept", diagnosis.get("diag_dept"))
                .text("dise_dor_no", diagnosis.get("dise_dor_no"))
                .time("diag_time", time.isEmpty() ? null : LocalDateTime.parse(time));
    }
}
