package io.jishi.nhsa.filing;

import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.FilingRecord;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.platform.clock.SystemClock;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/**
 * 5304 转院信息查询: the referrals of a person that are valid on some day between the two times, made by the institution or
 * naming it.
 */
@ApplicationScoped
class QueryReferrals implements Transaction {

    private final PersonFilings filings;

    QueryReferrals(PersonFilings filings) {
        this.filings = filings;
    }

    @Override
    public String number() {
        return "5304";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        String personId = call.id(row, "psn_no");
        LocalDate first = row.time("begntime").toLocalDate();
        LocalDate last = row.time("endtime").toLocalDate();
        return filings.of(personId, call.institution())
                .map(found -> Reply.of(output(
                        call,
                        found.stream()
                                .filter(each -> isBetween(each.filing(), first, last))
                                .toList())));
    }

    private static boolean isBetween(Filing filing, LocalDate first, LocalDate last) {
        LocalDate until = filing.valid().until();
        return filing.kind() == FilingKind.REFERRAL
                && !filing.valid().from().isAfter(last)
                && (until == null || until.isAfter(first));
    }

    private static Output output(Call call, List<FilingRecord> referrals) {
        Output output = call.output();
        for (FilingRecord each : referrals) {
            LocalDate until = each.filing().valid().until();
            output.row("refmedin")
                    .text("psn_no", each.personId())
                    .text("insu_optins", each.region())
                    .text("reflin_medins_no", each.filing().providerCode())
                    .date("refl_date", each.filing().valid().from())
                    .date("begndate", each.filing().valid().from())
                    .date("enddate", until == null ? null : until.minusDays(1))
                    .time("opt_time", LocalDateTime.ofInstant(each.filedAt(), SystemClock.CHINA));
        }
        return output;
    }
}
