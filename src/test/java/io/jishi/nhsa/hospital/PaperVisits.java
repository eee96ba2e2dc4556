package io.jishi.nhsa.hospital;

import static io.jishi.nhsa.hospital.PaperGateway.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Episode.Fee;
import io.jishi.nhsa.hospital.PaperGateway.Sin;
import io.jishi.nhsa.hospital.Plan.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** The visits of the gateway on paper: what 22xx, 23xx and 24xx do. */
final class PaperVisits {
    static final String REGION = "990000";

    private final Sandbox sandbox;
    private final Sin sin;
    private final Map<String, Visit> byOwnNumber = new LinkedHashMap<>();
    private final Map<String, Bill> byMessage = new HashMap<>();
    private final List<Bill> bills = new ArrayList<>();
    private int ids;

    PaperVisits(Sandbox sandbox, Sin sin) {
        this.sandbox = sandbox;
        this.sin = sin;
    }

    /** A visit. */
    static final class Visit {
        final String id;
        final String psnNo;
        final Map<String, Fee> fees = new LinkedHashMap<>();
        final Map<String, String> contents = new HashMap<>();
        boolean stay;
        boolean discharged;
        boolean withdrawn;
        String bed = "";

        @Nullable
        Bill bill;

        Visit(String id, String psnNo) {
            this.id = id;
            this.psnNo = psnNo;
        }

        long total() {
            return fees.values().stream().mapToLong(fee -> fee.line().amount()).sum();
        }
    }

    /** A bill, or a cancellation of one. */
    static final class Bill {
        final String id;
        final Visit visit;
        final String msgid;
        final long total;
        final long fund;
        final @Nullable Bill cancels;
        boolean undone;
        boolean cancelled;

        Bill(String id, Visit visit, String msgid, long[] totalAndFund, @Nullable Bill cancels) {
            this.id = id;
            this.visit = visit;
            this.msgid = msgid;
            this.total = totalAndFund[0];
            this.fund = totalAndFund[1];
            this.cancels = cancels;
        }
    }

    List<Bill> bills() {
        return bills;
    }

    Map<String, Visit> visits() {
        return byOwnNumber;
    }

    boolean perform(String infno, String msgid, JsonNode nodes, ObjectNode answer) {
        JsonNode data = nodes.path("data");
        switch (infno) {
            case "2401" -> answer.set("output", open(nodes.path("mdtrtinfo"), "ipt_no", true, "result"));
            case "2201" -> answer.set("output", open(data, "ipt_otp_no", false, "data"));
            case "2203A" -> visit(nodes.path("mdtrtinfo"));
            case "2403" ->
                visit(nodes.path("adminfo")).bed =
                        nodes.path("adminfo").path("adm_bed").asText();
            case "2402" -> visit(nodes.path("dscginfo")).discharged = true;
            case "2405" -> unsettled(data).discharged = false;
            case "2404", "2202" -> withdraw(data);
            case "2301", "2204" -> answer.set("output", upload(nodes.path("feedetail")));
            case "2302" -> nodes.path("data").forEach(this::takeBack);
            case "2205" -> takeBack(data);
            case "2303", "2206A" -> answer.set("output", settlement(unsettledOrNot(data), msgid, "", data));
            case "2304", "2207A" -> settle(data, msgid, answer);
            case "2305", "2208" -> answer.set("output", cancel(data, msgid));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** What 2601 does to the bill, or the cancellation, of a message. */
    void undo(String msgid) {
        Bill bill = byMessage.get(msgid);
        if (bill == null || bill.undone) {
            return;
        }
        bill.undone = true;
        if (bill.cancels == null) {
            bill.visit.bill = null;
        } else {
            bill.cancels.cancelled = false;
            bill.visit.bill = bill.cancels;
        }
    }

    private ObjectNode open(JsonNode node, String numberField, boolean stay, String result) {
        String psnNo = node.path("psn_no").asText();
        Visit visit =
                byOwnNumber.computeIfAbsent(node.path(numberField).asText(), number -> new Visit("M" + ++ids, psnNo));
        visit.stay = stay;
        visit.bed = node.path("adm_bed").asText();
        ObjectNode output = Json.object();
        output.putObject(result).put("mdtrt_id", visit.id);
        return output;
    }

    Visit visit(JsonNode node) {
        Visit found = byOwnNumber.values().stream()
                .filter(visit -> visit.id.equals(node.path("mdtrt_id").asText()))
                .findFirst()
                .orElseThrow(() -> new PaperGateway.Refusal(2011, "no such visit"));
        require(found.psnNo.equals(node.path("psn_no").asText()), 2011, "visit of another person");
        require(!found.withdrawn, 2012, "withdrawn");
        return found;
    }

    private Visit unsettled(JsonNode node) {
        Visit visit = visit(node);
        require(visit.bill == null, 2009, "settled");
        return visit;
    }

    private Visit unsettledOrNot(JsonNode node) {
        Visit visit = visit(node);
        boolean right = Yuan.fen(node.path("medfee_sumamt")) == visit.total();
        require(right || sin == Sin.ANY_TOTAL, 1005, "total");
        return visit;
    }

    private void withdraw(JsonNode node) {
        Visit visit = unsettled(node);
        require(visit.fees.isEmpty(), 2013, "lines stand");
        visit.withdrawn = true;
    }

    private ObjectNode upload(JsonNode rows) {
        require(rows.size() <= 1000, 7011, "too many lines");
        Visit visit = null;
        Map<String, Fee> added = new LinkedHashMap<>();
        Map<String, String> contents = new HashMap<>();
        ObjectNode output = Json.object();
        ArrayNode results = output.putArray("result");
        for (int i = 0; i < rows.size(); i++) {
            JsonNode row = rows.path(i);
            require(row.hasNonNull("cnt"), 7010, "节点 feedetail 第" + (i + 1) + "行 字段 cnt(数量) 必填");
            visit = unsettled(row);
            String serial = row.path("feedetl_sn").asText();
            String content = row.toString();
            String known = visit.contents.get(serial);
            require(known == null || known.equals(content), 2014, "serial with other content");
            Fee fee = fee(visit, row, serial);
            boolean twice = known != null && sin == Sin.COUNTS_RESENT_LINES;
            added.put(twice ? serial + " again" : serial, fee);
            contents.put(serial, content);
            results.add(result(fee));
        }
        if (visit != null) {
            visit.fees.putAll(added);
            visit.contents.putAll(contents);
        }
        return output;
    }

    private Fee fee(Visit visit, JsonNode row, String serial) {
        String batch = row.path("chrg_bchno").asText();
        String code = row.path("med_list_codg").asText();
        int item = 0;
        while (!sandbox.items().get(item).code().equals(code)) {
            item++;
        }
        Line line = new Line(
                serial,
                item,
                new BigDecimal(row.path("pric").asText()),
                new BigDecimal(row.path("cnt").asText()),
                LocalDate.parse(row.path("fee_ocur_time").asText().substring(0, 10)),
                row.path("init_feedetl_sn").asText());
        if (line.returned().isEmpty()) {
            return Charges.split(line, sandbox.items().get(item), batch);
        }
        Fee returned = visit.fees.get(line.returned());
        require(returned != null, 2015, "returns nothing");
        Fee of = Objects.requireNonNull(returned);
        return new Fee(line, batch, -of.notCovered(), -of.overLimit(), -of.paidFirst(), -of.inScope());
    }

    private ObjectNode result(Fee fee) {
        ObjectNode row = blank(OutputTables.LINE);
        row.put("feedetl_sn", fee.line().serial());
        amount(row, "det_item_fee_sumamt", fee.line().amount());
        amount(row, "fulamt_ownpay_amt", fee.notCovered());
        amount(row, "overlmt_amt", fee.overLimit());
        amount(row, "preselfpay_amt", fee.paidFirst());
        amount(row, "inscp_scp_amt", fee.inScope());
        return row;
    }

    private void takeBack(JsonNode node) {
        Visit visit = unsettled(node);
        String serial = node.path("feedetl_sn").asText();
        String batch = node.path("chrg_bchno").asText();
        List<String> serials = new ArrayList<>();
        visit.fees.forEach((key, fee) -> {
            boolean ofBatch = !batch.isEmpty() && fee.chargeBatch().equals(batch);
            if (serial.equals("0000") || batch.equals("0000") || key.equals(serial) || ofBatch) {
                serials.add(key);
            }
        });
        serials.forEach(visit.fees::remove);
        serials.forEach(visit.contents::remove);
    }

    private void settle(JsonNode data, String msgid, ObjectNode answer) {
        Visit visit = unsettledOrNot(data);
        Bill live = visit.bill;
        if (live != null && sin != Sin.BILL_FOR_EVERY_MESSAGE) {
            byMessage.put(msgid, live);
            answer.put("warning", "[2009] settled");
            answer.set("output", settlement(visit, live.msgid, live.id, data));
            return;
        }
        Bill bill = new Bill("S" + ++ids, visit, msgid, new long[] {visit.total(), fund(visit)}, null);
        bills.add(bill);
        visit.bill = bill;
        byMessage.put(msgid, bill);
        answer.set("output", settlement(visit, msgid, bill.id, data));
    }

    private ObjectNode cancel(JsonNode data, String msgid) {
        Visit visit = visit(data);
        Bill bill = visit.bill;
        require(bill != null && bill.id.equals(data.path("setl_id").asText()), 3001, "not alive");
        Bill live = Objects.requireNonNull(bill);
        boolean later = bills.subList(bills.indexOf(live) + 1, bills.size()).stream()
                .anyMatch(other -> other.visit.psnNo.equals(visit.psnNo)
                        && other.cancels == null
                        && !other.undone
                        && !other.cancelled);
        require(!later, 3002, "a later bill");
        Bill twin = new Bill("S" + ++ids, visit, msgid, new long[] {-live.total, -live.fund}, live);
        bills.add(twin);
        byMessage.put(msgid, twin);
        live.cancelled = true;
        visit.bill = null;
        ObjectNode output = Json.object();
        ObjectNode info = blank(OutputTables.CANCELLATION);
        output.set("setlinfo", info);
        fill(info, twin.id, visit, new long[] {twin.total, twin.fund, -1});
        info.put("medins_setl_id", msgid);
        details(output, twin.fund);
        return output;
    }

    private long fund(Visit visit) {
        return visit.fees.values().stream().mapToLong(Fee::inScope).sum() * 6 / 10;
    }

    private ObjectNode settlement(Visit visit, String msgid, String setlId, JsonNode data) {
        ObjectNode output = Json.object();
        List<String> table =
                setlId.isEmpty() ? OutputTables.without(OutputTables.SETTLEMENT, "setl_id") : OutputTables.SETTLEMENT;
        ObjectNode info = blank(table);
        output.set("setlinfo", info);
        fill(info, setlId, visit, new long[] {visit.total(), fund(visit), 1});
        info.put("psn_no", visit.psnNo)
                .put("insutype", data.path("insutype").asText())
                .put("medins_setl_id", msgid)
                .put("clr_type", visit.stay ? "21" : "11");
        details(output, fund(visit));
        return output;
    }

    private void fill(ObjectNode info, String setlId, Visit visit, long[] totalFundSign) {
        long sign = totalFundSign[2];
        long fund = totalFundSign[1];
        info.put("mdtrt_id", visit.id);
        if (!setlId.isEmpty()) {
            info.put("setl_id", setlId);
        }
        info.put("clr_optins", REGION).put("setl_time", today() + " 12:00:00");
        amount(info, "medfee_sumamt", totalFundSign[0]);
        amount(info, "fulamt_ownpay_amt", sign * sum(visit, Fee::notCovered));
        amount(info, "overlmt_selfpay", sign * sum(visit, Fee::overLimit));
        amount(info, "preselfpay_amt", sign * sum(visit, Fee::paidFirst));
        amount(info, "inscp_scp_amt", sign * sum(visit, Fee::inScope));
        amount(info, "hifp_pay", sin == Sin.FEN_TOO_MUCH_FOR_THE_FUND ? fund + 1 : fund);
        amount(info, "fund_pay_sumamt", fund);
        amount(info, "psn_part_amt", totalFundSign[0] - fund);
        amount(info, "psn_cash_pay", totalFundSign[0] - fund);
    }

    private static long sum(Visit visit, ToLongFunction<Fee> part) {
        return visit.fees.values().stream().mapToLong(part).sum();
    }

    private void details(ObjectNode output, long fund) {
        ObjectNode row = blank(OutputTables.FUND);
        output.putArray("setldetail").add(row);
        amount(row, "fund_payamt", fund);
    }

    private void amount(ObjectNode node, String field, long fen) {
        BigDecimal yuan = BigDecimal.valueOf(fen, 2);
        node.put(field, sin == Sin.NUMBERS_WITHOUT_DECIMALS ? yuan.setScale(3) : yuan);
    }

    /** It books by its own clock, whatever the date of the visit. */
    static LocalDate today() {
        return LocalDate.now(AttemptLog.LOCAL);
    }

    static ObjectNode blank(List<String> table) {
        ObjectNode node = Json.object();
        for (String field : table) {
            if (OutputTables.isAmount(field)) {
                node.put(field, BigDecimal.ZERO.setScale(2));
            } else if (OutputTables.isRatio(field)) {
                node.put(field, BigDecimal.ZERO.setScale(4));
            } else {
                node.put(field, "");
            }
        }
        return node;
    }
}
