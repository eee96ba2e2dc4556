package io.jishi.nhsa.person;

import io.jishi.benefit.YearToDate;
import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.settlement.PersonAccumulators;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.shared.money.Fen;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 5206 人员累计信息查询: the annual totals of a person, for whoever knows the person's number, which 1101 gives to those
 * who were shown the ID number. They are those of now, whichever month of the year is asked for; the month chooses the
 * benefit year.
 */
@ApplicationScoped
class QueryAccumulators implements Transaction {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");
    private static final int HUNDRED = 100;

    private final PersonAccumulators accumulators;

    QueryAccumulators(PersonAccumulators accumulators) {
        this.accumulators = accumulators;
    }

    @Override
    public String number() {
        return "5206";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        String personId = call.id(row, "psn_no");
        YearMonth asked = month(row);
        return accumulators
                .ofKnownPerson(TimeOrderedId.regionOf(personId), personId)
                .map(years -> Reply.of(output(call, years, asked)));
    }

    private static @Nullable YearMonth month(InputRow row) {
        String written = row.optionalText("cum_ym");
        try {
            return written == null ? null : YearMonth.parse(written, MONTH);
        } catch (DateTimeException e) {
            throw row.refusal(InterfaceError.NOT_A_DATE, "cum_ym");
        }
    }

    private static Output output(Call call, List<SettlementDirectory.Year> years, @Nullable YearMonth asked) {
        Output output = call.output();
        YearMonth now = YearMonth.from(call.time());
        for (SettlementDirectory.Year year : years) {
            YearMonth first = YearMonth.from(year.yearStart());
            YearMonth last = first.plusMonths(11);
            if (asked == null || !(asked.isBefore(first) || asked.isAfter(last))) {
                YearMonth shown = asked != null ? asked : now.isBefore(last) ? now : last;
                new Rows(output, year, MONTH.format(shown)).write();
            }
        }
        return output;
    }

    /** The rows of one benefit year. */
    private record Rows(Output output, SettlementDirectory.Year year, String month) {

        void write() {
            Scheme scheme = Scheme.valueOf(year.scheme());
            YearToDate totals = year.totals();
            row("C0000", Fen.of(Math.multiplyExact((long) totals.admissions(), HUNDRED)));
            row("Q0000", totals.deductiblePaid());
            row(scheme == Scheme.RESIDENT ? "D390101" : "D310101", totals.poolingFundPaid());
            row(scheme == Scheme.RESIDENT ? "D390101_11" : "D310101_11", totals.outpatientPaid());
            row(scheme == Scheme.RESIDENT ? "D390201" : "D310301", totals.criticalIllnessPaid());
            row("D610101", totals.medicalAssistancePaid().plus(totals.additionalAssistancePaid()));
        }

        private void row(String code, Fen amount) {
            output.row("cuminfo")
                    .text("insutype", WireCodes.insutype(Scheme.valueOf(year.scheme())))
                    .text("year", Integer.toString(year.yearStart().getYear()))
                    .text("cum_ym", month)
                    .text("cum_type_code", code)
                    .money("cum", amount);
        }
    }
}
