package io.jishi.nhsa.filing;

import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.FilingRecord;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.Output;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;

/** 5301 人员慢特病备案查询: the filings of diseases that the institution made itself and that stand. */
@ApplicationScoped
class QueryDiseases implements Transaction {

    private final PersonFilings filings;

    QueryDiseases(PersonFilings filings) {
        this.filings = filings;
    }

    @Override
    public String number() {
        return "5301";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        String personId = call.id(call.input().row("data"), "psn_no");
        return filings.of(personId, call.institution()).map(found -> Reply.of(output(call, found)));
    }

    private static Output output(Call call, List<FilingRecord> filings) {
        Output output = call.output();
        for (FilingRecord each : filings) {
            String disease = each.filing().disease();
            if (each.filing().kind() == FilingKind.DISEASE && disease != null) {
                LocalDate until = each.filing().valid().until();
                output.row("feedetail")
                        .text("opsp_dise_code", call.codes().diseaseCode(each.region(), disease))
                        .date("begndate", each.filing().valid().from())
                        .date("enddate", until == null ? null : until.minusDays(1));
            }
        }
        return output;
    }
}
