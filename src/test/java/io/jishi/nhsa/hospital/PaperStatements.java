package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.PaperVisits.Bill;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** 3201, 3202 and the files of the gateway on paper. */
final class PaperStatements {
    private final PaperVisits visits;
    private final Map<String, byte[]> files = new HashMap<>();

    PaperStatements(PaperVisits visits) {
        this.visits = visits;
    }

    boolean perform(String infno, JsonNode nodes, ObjectNode answer) {
        ObjectNode output = (ObjectNode) answer.path("output");
        JsonNode data = nodes.path("data");
        switch (infno) {
            case "3201" -> output.putObject("stmtinfo").put("stmt_rslt", balances(data) ? "000000" : "000103");
            case "3202" ->
                output.putObject("fileinfo").put("file_qury_no", compare(data)).put("filename", "result.zip");
            case "9101" -> {
                JsonNode in = nodes.path("fsUploadIn").path("in");
                output.put("file_qury_no", keep(StatementFile.bytesIn(in).orElseThrow()));
            }
            case "9102" -> {
                String handle = nodes.path("fsDownloadIn").path("file_qury_no").asText();
                byte[] file = files.getOrDefault(handle, new byte[0]);
                output.put("out", Base64.getEncoder().encodeToString(file));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private String keep(byte[] file) {
        String handle = "Q" + files.size();
        files.put(handle, file);
        return handle;
    }

    private List<Bill> counted(JsonNode data) {
        String day = PaperVisits.today().toString();
        boolean within = data.path("stmt_begndate").asText().compareTo(day) <= 0
                && data.path("stmt_enddate").asText().compareTo(day) >= 0;
        String region = data.has("setl_optins")
                ? data.path("setl_optins").asText()
                : data.path("clr_optins").asText();
        String type = data.path("clr_type").asText();
        return visits.bills().stream()
                .filter(bill -> within && region.equals(PaperVisits.REGION))
                .filter(bill -> !bill.undone && (bill.visit.stay ? "21" : "11").equals(type))
                .toList();
    }

    private boolean balances(JsonNode data) {
        List<Bill> bills = counted(data);
        return bills.stream().mapToLong(bill -> bill.total).sum() == Yuan.fen(data.path("medfee_sumamt"))
                && bills.stream().mapToLong(bill -> bill.fund).sum() == Yuan.fen(data.path("fund_pay_sumamt"))
                && bills.size() == data.path("fixmedins_setl_cnt").asInt();
    }

    private String compare(JsonNode data) {
        Set<String> sent = new HashSet<>();
        byte[] file = files.getOrDefault(data.path("file_qury_no").asText(), new byte[0]);
        for (String line : StatementFile.unzip(file).split("\n", -1)) {
            sent.add(line.split("\t", -1)[0]);
        }
        StringBuilder result = new StringBuilder();
        for (Bill bill : counted(data)) {
            String verdict = sent.remove(bill.id) ? "000000" : "000101";
            result.append(String.join(
                            "\t",
                            bill.visit.psnNo,
                            bill.visit.id,
                            bill.id,
                            bill.msgid,
                            verdict,
                            bill.cancels == null ? "0" : "1",
                            "null",
                            Yuan.text(bill.total),
                            Yuan.text(bill.fund),
                            "0.00"))
                    .append('\n');
        }
        sent.remove("");
        sent.forEach(id -> result.append("null\tnull\t" + id + "\tnull\t000102\t0\tnull\t0.00\t0.00\t0.00\n"));
        return keep(StatementFile.zip(result.toString()));
    }
}
