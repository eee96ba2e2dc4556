package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;

/** The amounts of a bill that the books keep, in fen; negative in a cancellation. */
record Amounts(long total, Shares funds, long fundTotal, long account, long cash, long hospital) {

    /** What the funds pay that 5206 counts: pooling fund, critical illness and medical assistance. */
    record Shares(long pooling, long criticalIllness, long assistance) {
        Shares negated() {
            return new Shares(-pooling, -criticalIllness, -assistance);
        }
    }

    /** Of a {@code setlinfo} of a settlement, a cancellation or the query, whose names differ. */
    static Amounts of(JsonNode info) {
        return new Amounts(
                Yuan.fen(info.path("medfee_sumamt")),
                new Shares(
                        Yuan.fen(info.path("hifp_pay")),
                        Yuan.fen(info.path("hifmi_pay")),
                        Yuan.fen(info.path("maf_pay"))),
                Yuan.fen(info.path("fund_pay_sumamt")),
                Yuan.fen(info.path("acct_pay")),
                Yuan.fen(cash(info)),
                Yuan.fen(info.path("hosp_part_amt")));
    }

    /** Cash, under any of the names that it goes by. */
    static JsonNode cash(JsonNode info) {
        if (info.has("psn_cash_pay")) {
            return info.path("psn_cash_pay");
        }
        return info.has("pdn_cash_pay") ? info.path("pdn_cash_pay") : info.path("cash_payamt");
    }

    Amounts negated() {
        return new Amounts(-total, funds.negated(), -fundTotal, -account, -cash, -hospital);
    }

    /** The same money, whatever the hospital bears: not every answer says that. */
    boolean paysAs(Amounts other) {
        return total == other.total
                && funds.equals(other.funds)
                && fundTotal == other.fundTotal
                && account == other.account
                && cash == other.cash;
    }
}
