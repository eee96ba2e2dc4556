package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A referral and a disease filing are made, seen, withdrawn and not seen any more. */
final class Filings {
    private final Desk desk;

    Filings(Desk desk) {
        this.desk = desk;
    }

    /** Files both for the patient of the visit, from the day of its begin. */
    void fileAndWithdraw(Episode episode) {
        Patient patient = episode.patient();
        Sandbox sandbox = desk.sandbox();
        Filed referral = new Filed(
                "2501",
                Inquiries.referral(patient, sandbox.referral(), episode.plan().begin()),
                "2502",
                "5304",
                Inquiries.referrals(patient, episode.plan().begin()));
        Filed disease = new Filed(
                "2503",
                Inquiries.disease(
                        patient,
                        sandbox.disease(),
                        desk.hospital(),
                        episode.plan().begin()),
                "2504",
                "5301",
                Inquiries.ofPerson(patient));
        live(episode, referral, "reflin_medins_no", sandbox.referral().code());
        live(episode, disease, "opsp_dise_code", sandbox.disease().code());
    }

    private void live(Episode episode, Filed filed, String field, String value) {
        int before = count(episode, filed, field, value);
        Reply made = desk.step(episode, filed.infno(), filed.input());
        String id = made.output().path("result").path("trt_dcla_detl_sn").asText();
        boolean named = desk.rules().check(Rule.FILING_IS_SEEN, !id.isEmpty(), made, "a trt_dcla_detl_sn");
        if (!named) {
            return;
        }
        expect(before + 1, count(episode, filed, field, value), made);
        Reply withdrawn = desk.step(episode, filed.withdraw(), Inquiries.withdrawal(episode.patient(), id));
        expect(before, count(episode, filed, field, value), withdrawn);
    }

    private void expect(int expected, int counted, Reply after) {
        desk.rules()
                .check(
                        Rule.FILING_IS_SEEN,
                        expected == counted,
                        () -> "expected " + expected + " filings, counted " + counted + " after " + after.summary());
    }

    private int count(Episode episode, Filed filed, String field, String value) {
        Reply reply = desk.step(episode, filed.query(), filed.question());
        int count = 0;
        for (JsonNode node : reply.output()) {
            for (JsonNode row : node) {
                count += row.path(field).asText().equals(value) ? 1 : 0;
            }
        }
        return count;
    }

    private record Filed(String infno, ObjectNode input, String withdraw, String query, ObjectNode question) {}
}
