package io.jishi.nhsa.hospital;

import static io.jishi.nhsa.hospital.PaperGateway.require;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.PaperVisits.Bill;
import io.jishi.nhsa.hospital.PaperVisits.Visit;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** The people, filings and queries of the gateway on paper. */
final class PaperQueries {
    private final Sandbox sandbox;
    private final PaperVisits visits;
    private final Map<String, JsonNode> filings = new LinkedHashMap<>();

    PaperQueries(Sandbox sandbox, PaperVisits visits) {
        this.sandbox = sandbox;
        this.visits = visits;
    }

    boolean perform(String infno, JsonNode nodes, ObjectNode answer) {
        JsonNode data = nodes.path("data");
        ObjectNode output = (ObjectNode) answer.path("output");
        switch (infno) {
            case "9001" -> output.putObject("signinoutb").put("sign_no", "N1");
            case "9002" -> output.putObject("signoutoutb");
            case "1101" -> person(data.path("mdtrt_cert_no").asText(), output);
            case "1201" -> output.putArray("medinsinfo").addObject().put("fixmedins_code", PaperGateway.INSTITUTION);
            case "1901" -> output.putArray("list").addObject().put("value", "390");
            case "2001" -> output.putArray("trtinfo").addObject().put("trt_enjymnt_flag", "1");
            case "2501" -> file(nodes.path("refmedin"), output);
            case "2503" -> file(data, output);
            case "2502", "2504" -> filings.remove(data.path("trt_dcla_detl_sn").asText());
            case "5304" -> listFilings(data, "reflin_medins_no", output.putArray("refmedin"));
            case "5301" -> listFilings(data, "opsp_dise_code", output.putArray("feedetail"));
            case "5201" -> listVisits(data, output.putArray("mdtrtinfo"), false);
            case "5202" -> listVisits(data, output.putArray("diseinfo"), false);
            case "5303" -> listVisits(data, output.putArray("data"), true);
            case "5203" -> bill(data, output);
            case "5204" -> answer.set("output", lines(data));
            case "5206" -> accumulators(data, output.putArray("cuminfo"));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void person(String certno, ObjectNode output) {
        for (Sandbox.Person person : sandbox.persons()) {
            if (person.certno().equals(certno)) {
                output.putObject("baseinfo").put("psn_no", "P" + certno);
                output.putArray("insuinfo").addObject().put("insutype", "390").put("insuplc_admdvs", person.region());
                return;
            }
        }
        throw new PaperGateway.Refusal(2001, "unknown person");
    }

    private void file(JsonNode node, ObjectNode output) {
        String id = "F" + (filings.size() + 1) + node.path("psn_no").asText();
        filings.put(id, node);
        output.putObject("result").put("trt_dcla_detl_sn", id);
    }

    private void listFilings(JsonNode data, String field, ArrayNode rows) {
        filings.values().stream()
                .filter(node -> node.path("psn_no").equals(data.path("psn_no")) && node.has(field))
                .forEach(node -> rows.addObject().put(field, node.path(field).asText()));
    }

    private void listVisits(JsonNode data, ArrayNode rows, boolean inHospital) {
        for (Visit visit : visits.visits().values()) {
            boolean wanted = visit.psnNo.equals(data.path("psn_no").asText()) && !(inHospital && visit.discharged);
            if (wanted) {
                rows.addObject().put("mdtrt_id", visit.id).put("adm_bed", visit.bed);
            }
        }
    }

    private void bill(JsonNode data, ObjectNode output) {
        Bill bill = visits.bills().stream()
                .filter(each -> each.id.equals(data.path("setl_id").asText()) && !each.undone)
                .findFirst()
                .orElseThrow(() -> new PaperGateway.Refusal(2016, "no such bill"));
        ObjectNode info = PaperVisits.blank(OutputTables.QUERIED_BILL);
        info.put("setl_id", bill.id)
                .put("medfee_sumamt", BigDecimal.valueOf(bill.total, 2))
                .put("hifp_pay", BigDecimal.valueOf(bill.fund, 2))
                .put("fund_pay_sumamt", BigDecimal.valueOf(bill.fund, 2))
                .put("cash_payamt", BigDecimal.valueOf(bill.total - bill.fund, 2));
        output.set("setlinfo", info);
    }

    private ArrayNode lines(JsonNode data) {
        Visit visit = visits.visit(data);
        require(visit.bill != null, 2016, "no bill");
        ArrayNode rows = Json.object().putArray("rows");
        visit.fees
                .values()
                .forEach(fee -> rows.addObject()
                        .put("feedetl_sn", fee.line().serial())
                        .put(
                                "det_item_fee_sumamt",
                                BigDecimal.valueOf(fee.line().amount(), 2)));
        return rows;
    }

    private void accumulators(JsonNode data, ArrayNode rows) {
        long paid = visits.bills().stream()
                .filter(bill -> !bill.undone
                        && bill.visit.psnNo.equals(data.path("psn_no").asText()))
                .mapToLong(bill -> bill.fund)
                .sum();
        rows.addObject().put("cum_type_code", "D390101").put("cum", BigDecimal.valueOf(paid, 2));
    }
}
