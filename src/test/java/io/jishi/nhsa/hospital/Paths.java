package io.jishi.nhsa.hospital;

import java.util.Map;

/** The path of each transaction behind {@code /fsi/api/}, with the platform's own spellings. */
final class Paths {

    /** The single path, which reads the transaction from the envelope. */
    static final String SINGLE = "/fsi/api";

    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("9001", "signInSignOutService/signIn"),
            Map.entry("9002", "signInSignOutService/signOut"),
            Map.entry("1101", "fsiPsnInfoService/queryPsnInfo"),
            Map.entry("1201", "fsiFixMedInsService/queryFixMedIns"),
            Map.entry("1901", "catalogqueryservice/queryDataDic"),
            Map.entry("2001", "fsiPsnPriorityInfoService/queryPsnPriorityInfo"),
            Map.entry("2201", "outpatientDocInfoService/outpatientRregistration"),
            Map.entry("2202", "outpatientDocInfoService/outpatientRegistrationCancel"),
            Map.entry("2203", "outpatientDocInfoService/outpatientMdtrtinfoUp"),
            Map.entry("2203A", "outpatientDocInfoService/outpatientMdtrtinfoUpA"),
            Map.entry("2204", "outpatientDocInfoService/outpatientFeeListUp"),
            Map.entry("2205", "outpatientDocInfoService/outpatientFeeListUpCancel"),
            Map.entry("2206", "outpatientSettleService/preSettletment"),
            Map.entry("2206A", "outpatientSettleService/preSettletmentA"),
            Map.entry("2207", "outpatientSettleService/saveSettletmentV2"),
            Map.entry("2207A", "outpatientSettleService/saveSettletment"),
            Map.entry("2208", "outpatientSettleService/cancleSettletment"),
            Map.entry("2301", "hospFeeDtlService/feeDtlUp"),
            Map.entry("2302", "hospFeeDtlService/feeDtlCl"),
            Map.entry("2303", "hospSettService/preSett"),
            Map.entry("2304", "hospSettService/settV2"),
            Map.entry("2305", "hospSettService/settCl"),
            Map.entry("2401", "hospitalRegisterService/hospitalRegisterSave"),
            Map.entry("2402", "dscgService/dischargeProcess"),
            Map.entry("2403", "hospitalRegisterService/hospitalRegisterEdit"),
            Map.entry("2404", "hospitalRegisterService/hospitalRegisterCancel"),
            Map.entry("2405", "dscgService/dischargeUndo"),
            Map.entry("2601", "reverseService/revsMethod"),
            Map.entry("3201", "ybSettlementStmtService/stmtTotal"),
            Map.entry("3202", "ybSettlementStmtService/stmtDetail"),
            Map.entry("5203", "fsiIntegratedQueryService/querySetlInfo"),
            Map.entry("5204", "fsiIntegratedQueryService/queryFeeList"),
            Map.entry("9101", "fileupload/upload"),
            Map.entry("9102", "fileupload/download"));

    private Paths() {}

    /** The path of a transaction; the single path for one whose own path no source gives. */
    static String of(String infno) {
        String path = PATHS.get(infno);
        return path == null ? SINGLE : SINGLE + "/" + path;
    }
}
