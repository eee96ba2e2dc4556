package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/** Turns an input written by the national tables into what a client of a dialect would send. */
final class DialectWriter {

    private static final Set<String> NUMBERS = Set.of(
            "medfee_sumamt",
            "fulamt_ownpay_amt",
            "overlmt_selfpay",
            "preselfpay_amt",
            "inscp_scp_amt",
            "fund_pay_sumamt",
            "acct_pay",
            "cash_payamt",
            "fixmedins_setl_cnt",
            "det_item_fee_sumamt",
            "cnt",
            "pric",
            "diag_srt_no",
            "prd_days");

    private static final Set<String> FOUR_SUMS =
            Set.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");

    /** Optional in the tables, and left out by clients that know nothing of them. */
    private static final Set<String> OPTIONAL = Set.of(
            "coner_name",
            "tel",
            "medrcdno",
            "main_cond_dscr",
            "drord_no",
            "acord_dept_codg",
            "acord_dept_name",
            "orders_dr_code",
            "orders_dr_name",
            "hosp_appr_flag",
            "dscg_tkdrug_flag",
            "memo",
            "invono",
            "expContent",
            "adm_cond",
            "dscg_bed",
            "cop_flag",
            "sin_dos_dscr",
            "used_frqu_dscr",
            "prd_days",
            "medc_way_dscr",
            "rxno");

    /** Required by 2204 and 2504, though optional elsewhere. */
    private static final Map<String, Set<String>> REQUIRED =
            Map.of("2204", Set.of("hosp_appr_flag"), "2502", Set.of("memo"), "2504", Set.of("memo"));

    private DialectWriter() {}

    /** The input as the dialect writes it; the argument stays as it is. */
    static ObjectNode write(Dialect dialect, String infno, ObjectNode input) {
        ObjectNode written = input.deepCopy();
        BiConsumer<String, ObjectNode> change = switch (dialect) {
            case NATIONAL -> (name, node) -> {};
            case INNER_MONGOLIA -> (name, node) -> innerMongolia(infno, name, node);
            case HUNAN -> (name, node) -> hunan(infno, node);
            case SHENZHEN -> (name, node) -> shenzhen(infno, node);
        };
        written.properties()
                .forEach(entry -> rowsOf(entry.getValue()).forEach(row -> change.accept(entry.getKey(), row)));
        return written;
    }

    private static List<ObjectNode> rowsOf(JsonNode node) {
        List<ObjectNode> rows = new ArrayList<>();
        if (node instanceof ObjectNode single) {
            rows.add(single);
        }
        node.forEach(child -> {
            if (node.isArray() && child instanceof ObjectNode row) {
                rows.add(row);
            }
        });
        return rows;
    }

    private static void innerMongolia(String infno, String name, ObjectNode node) {
        if (infno.equals("2402") && name.equals("diseinfo")) {
            node.remove("mdtrt_id");
        }
        if (infno.equals("2208")) {
            node.put("pdn_cash_pay", BigDecimal.ZERO.setScale(2));
        }
        for (String number : NUMBERS) {
            if (node.path(number).isTextual()) {
                node.put(number, new BigDecimal(node.path(number).asText()));
            }
        }
        node.put("org_code", "LOCAL");
        node.put("expContent", "{\"er_flag\":\"0\"}");
    }

    private static void hunan(String infno, ObjectNode node) {
        if (infno.startsWith("2303") || infno.startsWith("2304")) {
            if (node.hasNonNull("dscg_time")) {
                node.put("dscgTime", node.path("dscg_time").asText() + " 10:30:00");
                node.remove("dscg_time");
            }
            FOUR_SUMS.forEach(sum -> node.put(sum, "0.00"));
            node.put("psn_type", "1501");
            node.put("mdtrt_mode", "0");
            node.put("hcard_basinfo", "");
            node.putNull("hcard_chkinfo");
        }
        if (node.has("psn_no")) {
            node.put("psn_cert_type", "01");
            node.put("psn_name", "");
        }
    }

    private static void shenzhen(String infno, ObjectNode node) {
        Set<String> required = REQUIRED.getOrDefault(infno, Set.of());
        OPTIONAL.stream().filter(field -> !required.contains(field)).forEach(node::remove);
        for (String number : NUMBERS) {
            if (node.path(number).isTextual()) {
                BigDecimal value = new BigDecimal(node.path(number).asText());
                node.put(
                        number,
                        value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
            }
        }
        rename(node, "dscg_dept_codg", "dscg_dept_code");
        if (infno.equals("3201") || infno.equals("3202")) {
            rename(node, "setl_optins", "clr_optins");
        }
    }

    private static void rename(ObjectNode node, String from, String to) {
        JsonNode value = node.remove(from);
        if (value != null) {
            node.set(to, value);
        }
    }
}
