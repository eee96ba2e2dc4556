package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Episode.Fee;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.ToLongFunction;

/** The inputs of the visit transactions, 22xx to 26xx, by the national tables. */
final class Requests {
    private static final String PHYSICIAN = "D140000000001";
    private static final String MAIN_DIAGNOSIS = "I63.900";

    private Requests() {}

    /** 2401; what differs in 2403 is changed by {@link #change}. */
    static ObjectNode admission(Episode episode) {
        Patient patient = episode.patient();
        ObjectNode input = Json.object();
        ObjectNode info = input.putObject("mdtrtinfo")
                .put("psn_no", patient.psnNo())
                .put("insutype", patient.insutype())
                .put("coner_name", "")
                .put("tel", "")
                .put("begntime", episode.plan().begin() + " 08:30:00");
        credential(info, patient).put("med_type", episode.kind().medType()).put("ipt_no", episode.ownNumber());
        stay(info, "12");
        diagnosis(input.putArray("diseinfo").addObject().put("psn_no", patient.psnNo()), episode, true);
        return input;
    }

    /** 2403: the same stay in another bed. */
    static ObjectNode change(Episode episode, String bed) {
        Patient patient = episode.patient();
        ObjectNode input = Json.object();
        ObjectNode info = input.putObject("adminfo")
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", patient.psnNo())
                .put("begntime", episode.plan().begin() + " 08:30:00")
                .put("endtime", "")
                .put("mdtrt_cert_type", "02")
                .put("med_type", episode.kind().medType())
                .put("ipt_otp_no", episode.ownNumber());
        stay(info, bed);
        ObjectNode row = input.putArray("diseinfo")
                .addObject()
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", patient.psnNo());
        diagnosis(row, episode, true);
        return input;
    }

    /** 2402. */
    static ObjectNode discharge(Episode episode) {
        ObjectNode input = Json.object();
        input.putObject("dscginfo")
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", episode.patient().psnNo())
                .put("insutype", episode.patient().insutype())
                .put("endtime", episode.plan().end() + " 10:00:00")
                .put("cop_flag", "0")
                .put("dscg_dept_codg", "A03")
                .put("dscg_dept_name", "内科")
                .put("dscg_bed", "12")
                .put("dscg_way", "1");
        ObjectNode row = input.putArray("diseinfo")
                .addObject()
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", episode.patient().psnNo());
        diagnosis(row, episode, true);
        return input;
    }

    /** 2404 and 2405, and with the hospital's number 2202. */
    static ObjectNode visit(Episode episode) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", episode.patient().psnNo())
                .put("ipt_otp_no", episode.ownNumber());
        return input;
    }

    /** 2201. */
    static ObjectNode registration(Episode episode) {
        ObjectNode input = Json.object();
        ObjectNode data = input.putObject("data")
                .put("psn_no", episode.patient().psnNo())
                .put("insutype", episode.patient().insutype())
                .put("begntime", episode.plan().begin() + " 08:30:00");
        credential(data, episode.patient())
                .put("ipt_otp_no", episode.ownNumber())
                .put("atddr_no", PHYSICIAN)
                .put("dr_name", "模拟医师")
                .put("dept_code", "A03")
                .put("dept_name", "内科")
                .put("caty", "A03");
        return input;
    }

    /** 2203A. */
    static ObjectNode visitFacts(Episode episode) {
        ObjectNode input = Json.object();
        input.putObject("mdtrtinfo")
                .put("mdtrt_id", episode.mdtrtId())
                .put("psn_no", episode.patient().psnNo())
                .put("med_type", episode.kind().medType())
                .put("begntime", episode.plan().begin() + " 08:40:00")
                .put("main_cond_dscr", "");
        diagnosis(input.putArray("diseinfo").addObject(), episode, false).put("vali_flag", "1");
        return input;
    }

    /** 2301 or 2204. */
    static ObjectNode upload(Episode episode, List<Plan.Line> lines, List<Sandbox.Item> items, String chargeBatch) {
        ObjectNode input = Json.object();
        ArrayNode rows = input.putArray("feedetail");
        for (Plan.Line line : lines) {
            ObjectNode row = rows.addObject().put("feedetl_sn", line.serial());
            if (episode.isStay()) {
                row.put("init_feedetl_sn", line.returned())
                        .put("drord_no", "")
                        .put("med_type", episode.kind().medType());
            } else {
                row.put("chrg_bchno", chargeBatch).put("rxno", "").put("rx_circ_flag", "0");
            }
            row.put("mdtrt_id", episode.mdtrtId())
                    .put("psn_no", episode.patient().psnNo());
            charge(row, line, items.get(line.item()));
        }
        return input;
    }

    /** 2302: these serials. */
    static ObjectNode takeBackLines(Episode episode, List<String> serials) {
        ObjectNode input = Json.object();
        ArrayNode rows = input.putArray("data");
        for (String serial : serials) {
            rows.addObject()
                    .put("feedetl_sn", serial)
                    .put("mdtrt_id", episode.mdtrtId())
                    .put("psn_no", episode.patient().psnNo());
        }
        return input;
    }

    /** 2205: this charge batch. */
    static ObjectNode takeBackBatch(Episode episode, String chargeBatch) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_id", episode.mdtrtId())
                .put("chrg_bchno", chargeBatch)
                .put("psn_no", episode.patient().psnNo());
        return input;
    }

    /** 2303, 2304, 2206A and 2207A. */
    static ObjectNode settlement(Episode episode, long total) {
        ObjectNode input = Json.object();
        ObjectNode data =
                input.putObject("data").put("psn_no", episode.patient().psnNo());
        credential(data, episode.patient())
                .put("medfee_sumamt", Yuan.text(total))
                .put("psn_setlway", "01")
                .put("mdtrt_id", episode.mdtrtId())
                .put("insutype", episode.patient().insutype())
                .put("acct_used_flag", "0")
                .put("invono", "")
                .put("fulamt_ownpay_amt", sum(episode, Fee::notCovered))
                .put("overlmt_selfpay", sum(episode, Fee::overLimit))
                .put("preselfpay_amt", sum(episode, Fee::paidFirst))
                .put("inscp_scp_amt", sum(episode, Fee::inScope));
        if (episode.isStay()) {
            data.put("mid_setl_flag", "0").put("dscg_time", episode.plan().end().toString());
        } else {
            data.put("med_type", episode.kind().medType()).put("chrg_bchno", episode.chargeBatch());
        }
        return input;
    }

    /** 2305 and 2208, and the query 5203. */
    static ObjectNode bill(Episode episode, String setlId) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_id", episode.mdtrtId())
                .put("setl_id", setlId)
                .put("psn_no", episode.patient().psnNo());
        return input;
    }

    /** 2601. */
    static ObjectNode reversal(Patient patient, String msgid, String infno) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", patient.psnNo())
                .put("omsgid", msgid)
                .put("oinfno", infno);
        return input;
    }

    private static ObjectNode credential(ObjectNode node, Patient patient) {
        return node.put("mdtrt_cert_type", "02").put("mdtrt_cert_no", patient.certno());
    }

    private static void stay(ObjectNode info, String bed) {
        info.put("medrcdno", "")
                .put("atddr_no", PHYSICIAN)
                .put("chfpdr_name", "模拟医师")
                .put("adm_diag_dscr", "脑梗死")
                .put("adm_dept_codg", "A03")
                .put("adm_dept_name", "内科")
                .put("adm_bed", bed)
                .put("dscg_maindiag_code", MAIN_DIAGNOSIS)
                .put("dscg_maindiag_name", "脑梗死")
                .put("main_cond_dscr", "");
    }

    private static ObjectNode diagnosis(ObjectNode row, Episode episode, boolean inpatient) {
        row.put("diag_type", "1");
        if (inpatient) {
            row.put("maindiag_flag", "1").put("adm_cond", "");
        }
        return row.put("diag_srt_no", "1")
                .put("diag_code", MAIN_DIAGNOSIS)
                .put("diag_name", "脑梗死")
                .put("diag_dept", "A03")
                .put("dise_dor_no", PHYSICIAN)
                .put("dise_dor_name", "模拟医师")
                .put("diag_time", episode.plan().begin() + " 09:00:00");
    }

    private static void charge(ObjectNode row, Plan.Line line, Sandbox.Item item) {
        row.put("fee_ocur_time", line.day() + " 09:30:00")
                .put("med_list_codg", item.code())
                .put("medins_list_codg", "H-" + item.code())
                .put("det_item_fee_sumamt", Yuan.text(line.amount()))
                .put("cnt", decimals(line.quantity(), 4))
                .put("pric", decimals(line.price(), 6))
                .put("bilg_dept_codg", "A03")
                .put("bilg_dept_name", "内科")
                .put("bilg_dr_codg", PHYSICIAN)
                .put("bilg_dr_name", "模拟医师")
                .put("acord_dept_codg", "")
                .put("acord_dept_name", "")
                .put("orders_dr_code", "")
                .put("orders_dr_name", "")
                .put("hosp_appr_flag", "1")
                .put("dscg_tkdrug_flag", "0");
    }

    private static String decimals(BigDecimal number, int scale) {
        return number.setScale(scale, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static String sum(Episode episode, ToLongFunction<Fee> part) {
        return Yuan.text(episode.fees().stream().mapToLong(part).sum());
    }
}
