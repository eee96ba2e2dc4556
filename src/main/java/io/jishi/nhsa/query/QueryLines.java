package io.jishi.nhsa.query;

import io.jishi.nhsa.Call;
import io.jishi.nhsa.Transaction;
import io.jishi.nhsa.envelope.Reply;
import io.jishi.nhsa.error.InterfaceError;
import io.jishi.nhsa.table.InputRow;
import io.jishi.nhsa.table.Output;
import io.jishi.nhsa.table.OutputRow;
import io.jishi.nhsa.visit.FeeLineRows;
import io.jishi.nhsa.visit.VisitCalls;
import io.jishi.platform.document.DocumentReader;
import io.jishi.platform.document.MalformedDocument;
import io.jishi.platform.document.Node;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.model.SplitLine;
import io.jishi.settlement.model.StoredLine;
import io.jishi.settlement.visit.ReadVisits;
import io.jishi.settlement.visit.VisitReference;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** 5204 费用明细查询: the lines of a bill, or those in force on a visit. */
@ApplicationScoped
class QueryLines implements Transaction {

    private static final List<String> REPORTED = List.of(
            "bilg_dept_codg",
            "bilg_dept_name",
            "bilg_dr_codg",
            "acord_dept_codg",
            "acord_dept_name",
            "orders_dr_code",
            "medins_list_codg");

    private final ReadVisits readVisits;
    private final SettlementDirectory settlements;

    QueryLines(ReadVisits readVisits, SettlementDirectory settlements) {
        this.readVisits = readVisits;
        this.settlements = settlements;
    }

    @Override
    public String number() {
        return "5204";
    }

    @Override
    public Uni<Reply> handle(Call call) {
        InputRow row = call.input().row("data");
        VisitReference reference = VisitCalls.visit(call, row);
        String settlementId = row.has("setl_id") ? call.id(row, "setl_id") : null;
        return readVisits
                .find(reference, call.institution())
                .chain(found -> found.map(
                                view -> lines(view, settlementId).map(lines -> reply(call, view, settlementId, lines)))
                        .orElseGet(() -> Uni.createFrom().item(Reply.refused(InterfaceError.NO_SUCH_VISIT))));
    }

    private Uni<List<StoredLine>> lines(ReadVisits.View view, @Nullable String settlementId) {
        if (settlementId == null) {
            return readVisits.lines(view.visit());
        }
        String region = view.visit().key().region();
        return settlements
                .find(region, settlementId)
                .chain(found -> found.filter(bill ->
                                bill.registrationId().equals(view.visit().visitId()))
                        .map(bill ->
                                readVisits.linesOf(region, bill.settlement().visitId(), settlementId))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private static Reply reply(Call call, ReadVisits.View view, @Nullable String settlementId, List<StoredLine> lines) {
        Output output = call.output();
        String medType = VisitSummary.of(view).medType();
        for (StoredLine line : lines) {
            OutputRow row = output.bareRow();
            row.text("mdtrt_id", view.visit().visitId())
                    .text("setl_id", settlementId)
                    .text("med_type", medType);
            write(row, line.split());
        }
        return Reply.of(output);
    }

    private static void write(OutputRow row, SplitLine line) {
        FeeLineRows.writeSplit(row, line);
        Map<String, Node> reported = reported(line.detail().content());
        LocalDateTime occurredAt = line.detail().occurredAt();
        row.time("fee_ocur_time", occurredAt == null ? line.line().feeDate().atStartOfDay() : occurredAt)
                .text("hilist_code", line.line().itemCode())
                .text("med_list_codg", line.line().itemCode());
        REPORTED.forEach(field -> row.text(field, text(reported, field)));
        String order = text(reported, "drord_no");
        row.text("rx_drord_no", order.isEmpty() ? text(reported, "rxno") : order);
    }

    private static String text(Map<String, Node> members, String name) {
        return members.get(name) instanceof Node.Text text ? text.value() : "";
    }

    private static Map<String, Node> reported(@Nullable String content) {
        if (content == null) {
            return Map.of();
        }
        try {
            Node node = DocumentReader.readJson(content.getBytes(StandardCharsets.UTF_8));
            return node instanceof Node.Members members ? members.members() : Map.of();
        } catch (MalformedDocument malformed) {
            throw new IllegalStateException("the details of a stored line cannot be read", malformed);
        }
    }
}
