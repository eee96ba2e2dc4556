package io.jishi.nhsa.query;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.WireCodes;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.nhsa.visit.VisitReport;
import io.jishi.settlement.model.VisitRecord;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.shared.code.CareType;
import io.jishi.shared.id.TimeOrderedId;
import io.jishi.visit.model.Visit;
import io.jishi.visit.model.VisitState;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 5201 就诊信息查询: the visits of a person that this institution opened, of one kind of care. */
@ApplicationScoped
class QueryVisits implements Transaction {

    /** Fields that come back as they were reported, where the later report wins. */
    private static final List<String> REPORTED = List.of(
            "medrcdno",
            "atddr_no",
            "adm_dept_codg",
            "adm_dept_name",
            "adm_bed",
            "dscg_maindiag_code",
            "dscg_maindiag_name",
            "dscg_dept_codg",
            "dscg_dept_name",
            "dscg_bed",
            "dscg_way",
            "dise_codg",
            "dise_name",
            "oprn_oprt_code",
            "oprn_oprt_name");

    private final ReadVisits readVisits;

    QueryVisits(ReadVisits readVisits) {
        this.readVisits = readVisits;
    }

    @Override
    public String number() {
        return "5201";
    }

    /**
     * What is asked.
     *
     * @param visitId only this one; null for all
     */
    private record Query(
            String person,
            String region,
            LocalDate from,
            LocalDate until,
            CareType careType,
            @Nullable String visitId) {

        static Query of(Call call, InputRow row) {
            String person = call.id(row, "psn_no");
            String region = TimeOrderedId.regionOf(person);
            return new Query(
                    person,
                    region,
                    row.time("begntime").toLocalDate(),
                    row.time("endtime").toLocalDate(),
                    call.careType(row, "med_type", region),
                    row.optionalText("mdtrt_id"));
        }

        boolean asksFor(Visit visit) {
            return visit.terms().careType() == careType && (visitId == null || visitId.equals(visit.visitId()));
        }
    }

    @Override
    public Uni<Reply> handle(Call call) {
        Query query = Query.of(call, call.input().row("data"));
        return readVisits
                .ofPerson(query.region(), call.institution(), query.person(), query.from(), query.until())
                .map(views -> {
                    Output output = call.output();
                    views.stream()
                            .filter(view -> query.asksFor(view.visit()))
                            .forEach(view -> write(call, output.row("mdtrtinfo"), view));
                    return Reply.of(output);
                });
    }

    private static void write(Call call, OutputRow row, ReadVisits.View view) {
        VisitSummary summary = VisitSummary.of(view);
        summary.write(row);
        Visit visit = view.visit();
        VisitReport report = summary.report();
        LocalDate day = visit.terms().startedOn();
        boolean left = visit.state() == VisitState.DISCHARGED;
        row.flag("maf_psn_flag", !view.coverage().categoriesOn(day).isEmpty())
                .flag("cvlserv_flag", false)
                .text(
                        "psn_type",
                        WireCodes.personType(
                                visit.terms().scheme(), view.coverage().birthDate(), day))
                .text("insu_optins", visit.key().region())
                .time("begntime", summary.begunAt())
                .time("endtime", endedAt(view))
                .text("mdtrt_cert_type", report.field("mdtrt_cert_type"))
                .flag("inhosp_stas", !left && !visit.terms().careType().isOutpatient());
        REPORTED.forEach(field -> row.text(field, report.field(field)));
        LocalDate until = visit.terms().endedOn();
        if (!visit.terms().careType().isOutpatient()) {
            row.whole(
                    "ipt_days",
                    ChronoUnit.DAYS.between(day, until == null ? call.time().toLocalDate() : until));
        }
        String died = report.field("die_date");
        row.date("die_date", died.isEmpty() ? null : LocalDate.parse(died));
    }

    private static @Nullable LocalDateTime endedAt(ReadVisits.View view) {
        String content = view.records().get(VisitRecord.Kind.CLOSING);
        boolean left = view.visit().state() == VisitState.DISCHARGED;
        if (content == null || !left) {
            return null;
        }
        String ended = VisitReport.parse(content).field("endtime");
        return ended.isEmpty() ? null : LocalDateTime.parse(ended);
    }
}
