package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.UUID;

/** The inputs of the queries, the sign-in and the filings, by the national tables. */
final class Inquiries {

    private Inquiries() {}

    /** 9001. */
    static ObjectNode signIn() {
        ObjectNode input = Json.object();
        input.putObject("signIn")
                .put("opter_no", "0001")
                .put("mac", "00-00-00-00-00-00")
                .put("ip", "127.0.0.1");
        return input;
    }

    /** 9002. */
    static ObjectNode signOut(String number) {
        ObjectNode input = Json.object();
        input.putObject("signOut").put("sign_no", number).put("opter_no", "0001");
        return input;
    }

    /** 1101 by ID number. */
    static ObjectNode person(String certno) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("mdtrt_cert_type", "02")
                .put("mdtrt_cert_no", certno)
                .put("card_sn", "")
                .put("begntime", "")
                .put("psn_cert_type", "01")
                .put("certno", certno)
                .put("psn_name", "");
        return input;
    }

    /** 1201. */
    static ObjectNode institution(String code) {
        ObjectNode input = Json.object();
        input.putObject("medinsinfo")
                .put("fixmedins_type", "1")
                .put("fixmedins_name", "")
                .put("fixmedins_code", code);
        return input;
    }

    /** 1901. */
    static ObjectNode dictionary(String type, String region, LocalDate day) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("type", type)
                .put("parentValue", "")
                .put("admdvs", region)
                .put("date", day.toString())
                .put("valiFlag", "1");
        return input;
    }

    /** 2001. */
    static ObjectNode entitlement(Episode episode, String institution) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", episode.patient().psnNo())
                .put("insutype", episode.patient().insutype())
                .put("fixmedins_code", institution)
                .put("med_type", episode.kind().medType())
                .put("begntime", episode.plan().begin() + " 08:00:00")
                .put("endtime", "");
        return input;
    }

    /** 5201 and 5303, for the days of the visit. */
    static ObjectNode visits(Episode episode) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", episode.patient().psnNo())
                .put("begntime", episode.plan().begin() + " 00:00:00")
                .put("endtime", episode.plan().end().plusDays(1) + " 00:00:00")
                .put("med_type", episode.kind().medType())
                .put("mdtrt_id", episode.mdtrtId());
        return input;
    }

    /** 5202, and 5204 with a bill. */
    static ObjectNode ofVisit(Episode episode) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", episode.patient().psnNo())
                .put("setl_id", episode.setlId())
                .put("mdtrt_id", episode.mdtrtId());
        return input;
    }

    /** 5206 and 5301. */
    static ObjectNode ofPerson(Patient patient) {
        ObjectNode input = Json.object();
        input.putObject("data").put("psn_no", patient.psnNo());
        return input;
    }

    /** 5304, for a month from the day. */
    static ObjectNode referrals(Patient patient, LocalDate from) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", patient.psnNo())
                .put("begntime", from + " 00:00:00")
                .put("endtime", from.plusMonths(1) + " 00:00:00");
        return input;
    }

    /** 2501. */
    static ObjectNode referral(Patient patient, Sandbox.Named hospital, LocalDate day) {
        ObjectNode input = Json.object();
        input.putObject("refmedin")
                .put("psn_no", patient.psnNo())
                .put("insutype", patient.insutype())
                .put("tel", "")
                .put("addr", "")
                .put("insu_optins", patient.region())
                .put("diag_code", "I63.900")
                .put("diag_name", "脑梗死")
                .put("dise_cond_dscr", "")
                .put("reflin_medins_no", hospital.code())
                .put("reflin_medins_name", hospital.name())
                .put("mdtrtarea_admdvs", hospital.region())
                .put("hosp_agre_refl_flag", "1")
                .put("refl_type", kind(patient.region(), hospital.region()))
                .put("refl_date", day.toString())
                .put("refl_rea", "条件限制")
                .put("refl_opnn", "同意")
                .put("begndate", day.toString())
                .put("enddate", day.plusDays(30).toString())
                .put("refl_used_flag", "0");
        return input;
    }

    /** 2503. */
    static ObjectNode disease(Patient patient, Sandbox.Named disease, Hospital hospital, LocalDate day) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("psn_no", patient.psnNo())
                .put("insutype", patient.insutype())
                .put("opsp_dise_code", disease.code())
                .put("opsp_dise_name", disease.name())
                .put("tel", "")
                .put("addr", "")
                .put("insu_optins", patient.region())
                .put("ide_fixmedins_no", hospital.code())
                .put("ide_fixmedins_name", "模拟医院")
                .put("hosp_ide_date", day.toString())
                .put("diag_dr_codg", "D140000000001")
                .put("diag_dr_name", "模拟医师")
                .put("begndate", day.toString())
                .put("enddate", day.plusDays(200).toString());
        return input;
    }

    /** 2502 and 2504. */
    static ObjectNode withdrawal(Patient patient, String filing) {
        ObjectNode input = Json.object();
        input.putObject("data")
                .put("trt_dcla_detl_sn", filing)
                .put("psn_no", patient.psnNo())
                .put("memo", "患者要求撤销");
        return input;
    }

    /** 1 within the pooling region, 2 within the province, 3 outside it. */
    private static String kind(String from, String to) {
        if (from.regionMatches(0, to, 0, 4)) {
            return "1";
        }
        return from.regionMatches(0, to, 0, 2) ? "2" : "3";
    }

    /** A number of the hospital's own that no run has used. */
    static String ownNumber(Plan plan) {
        String unique = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
        return "S" + unique + "-" + plan.number();
    }
}
