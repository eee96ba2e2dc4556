package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The identities that the amounts of every settlement, preview and cancellation obey, to the fen. */
final class Identities {
    private static final List<String> SCOPE =
            List.of("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt");
    private static final List<String> BEARERS = List.of("fund_pay_sumamt", "psn_part_amt", "hosp_part_amt");

    /** The columns of the funds; the personal account is none of them. */
    private static final List<String> FUNDS = List.of(
            "hifp_pay", "cvlserv_pay", "hifes_pay", "hifmi_pay", "hifob_pay", "maf_pay", "hifdm_pay", "oth_pay");

    private Identities() {}

    /**
     * Each identity with whether it holds.
     *
     * @param output the output of the answer, with {@code setlinfo} and {@code setldetail}
     * @param lines what the lines that count add up to, in fen; negative for a cancellation
     */
    static Map<Rule, Boolean> of(JsonNode output, long lines) {
        JsonNode info = output.path("setlinfo");
        long total = Yuan.fen(info.path("medfee_sumamt"));
        long fundTotal = Yuan.fen(info.path("fund_pay_sumamt"));
        long person =
                Yuan.fen(info.path("acct_pay")) + Yuan.fen(info.path("acct_mulaid_pay")) + Yuan.fen(Amounts.cash(info));
        Map<Rule, Boolean> held = new EnumMap<>(Rule.class);
        held.put(Rule.IDENTITY_1, total == sum(info, SCOPE));
        held.put(Rule.IDENTITY_2, total == sum(info, BEARERS));
        held.put(Rule.IDENTITY_3, Yuan.fen(info.path("psn_part_amt")) == person);
        held.put(Rule.IDENTITY_4, fundTotal == sum(info, FUNDS));
        held.put(Rule.IDENTITY_5, fundTotal == fundRows(output.path("setldetail")));
        held.put(Rule.IDENTITY_6, total == lines);
        return held;
    }

    /** Counts the identities of an answer. */
    static void check(Rules rules, Reply reply, long lines) {
        of(reply.output(), lines)
                .forEach((rule, held) ->
                        rules.check(rule, held, () -> "lines " + Yuan.text(lines) + "; " + reply.summary()));
    }

    private static long sum(JsonNode info, List<String> fields) {
        return fields.stream().mapToLong(field -> Yuan.fen(info.path(field))).sum();
    }

    private static long fundRows(JsonNode rows) {
        long sum = 0;
        for (JsonNode row : rows) {
            sum += Yuan.fen(row.path("fund_payamt"));
        }
        return sum;
    }
}
