package io.jishi.nhsa.query;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.shared.id.TimeOrderedId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;

/** 5303 在院信息查询: the stays of a person at this institution that are not discharged. */
@ApplicationScoped
class QueryInHospital implements Transaction {

    private final ReadVisits readVisits;

    QueryInHospital(ReadVisits readVisits) {
        this.readVisits = readVisits;
    }

    @Override
    public String number() {
        return "5303";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        String person = call.id(row, "psn_no");
        LocalDate from = row.time("begntime").toLocalDate();
        LocalDate until = row.time("endtime").toLocalDate();
        return readVisits
                .inHospital(TimeOrderedId.regionOf(person), call.institution(), person, from, until)
                .map(views -> {
                    Output output = call.output();
                    views.forEach(view -> write(output.row("data"), view));
                    return Reply.of(output);
                });
    }

    private static void write(OutputRow row, ReadVisits.View view) {
        VisitSummary.of(view).write(row);
        row.date("begndate", view.visit().terms().startedOn());
    }
}
