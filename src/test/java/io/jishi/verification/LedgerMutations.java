package io.jishi.verification;

import static io.jishi.verification.Mutation.BILL;
import static io.jishi.verification.Mutation.SUPPLEMENT;

import java.util.List;

/** Breaks postings, sums, lines and signs: I-1, I-2 and I-9. */
final class LedgerMutations {

    private static final String DAY =
            "select 'POOLING_FUND on ' || settled_on from settlement where kind = 'SETTLEMENT'"
                    + " and undone_by is null and pooling_fund > 0 order by 1";

    private static final String BILL_OF_DAY = "(select settlement_id from settlement where kind = 'SETTLEMENT'"
            + " and undone_by is null and pooling_fund > 0 and 'POOLING_FUND on ' || settled_on = :row order by 1 limit 1)";

    /** A visit whose bill stands and is of lines. */
    private static final String VISIT = "select v.visit_id from visit v join settlement s on s.visit_id = v.visit_id"
            + " where s.kind = 'SETTLEMENT' and s.undone_by is null and v.line_count > 1 order by 1";

    private static final String BILL_OF_LINES = "select s.settlement_id from visit v join settlement s"
            + " on s.visit_id = v.visit_id where s.kind = 'SETTLEMENT' and s.undone_by is not null"
            + " and exists (select from fee_line l where l.visit_id = v.visit_id and l.withdrawn_in is not null"
            + " and l.generation <= s.visit_generation and l.withdrawn_in > s.visit_generation) order by 1";

    private LedgerMutations() {}

    static List<Mutation> all() {
        return List.of(
                Mutation.of(
                        "a posting is deleted",
                        Invariant.POSTINGS,
                        BILL,
                        "delete from posting where settlement_id = :row and line = 2"),
                Mutation.of(
                        "a posting has one fen more",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set amount = amount + 1 where settlement_id = :row and line = 1"),
                Mutation.of(
                        "a posting is there twice",
                        Invariant.POSTINGS,
                        BILL,
                        "insert into posting select region, settlement_id, 9, debit_account, credit_account, amount"
                                + " from posting where settlement_id = :row and line = 1"),
                Mutation.of(
                        "a posting is turned round",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set debit_account = credit_account, credit_account = debit_account"
                                + " where settlement_id = :row and line = 1"),
                Mutation.of(
                        "a posting is charged to another fund",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set debit_account = 'EXTRA_LAYERS'"
                                + " where settlement_id = :row and debit_account = 'POOLING_FUND'"),
                Mutation.of(
                        "a posting is split into two that add up",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set amount = amount - 1 where settlement_id = :row and line = 1",
                        "insert into posting select region, settlement_id, (select max(line) + 1 from posting"
                                + " where settlement_id = :row), debit_account, credit_account, 1 from posting"
                                + " where settlement_id = :row and line = 1"),
                Mutation.of(
                        "a posting pays nobody that there is",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set credit_account = 'SOMEBODY' where settlement_id = :row and line = 1"),
                Mutation.of(
                        "the numbers of postings have a hole",
                        Invariant.POSTINGS,
                        BILL,
                        "update posting set line = 9 where settlement_id = :row and line = 1"),
                Mutation.of(
                        "postings are left without their row",
                        Invariant.POSTINGS,
                        "select repeat('Z', 28)",
                        "insert into posting values ('141000', :row, 1, 'PATIENT_CASH', 'PROVIDER_PAYABLE', 5)"),
                Mutation.of(
                        "the total of a bill has one fen more",
                        Invariant.POSTINGS,
                        BILL,
                        "update settlement set total = total + 1 where settlement_id = :row"),
                Mutation.of(
                        "a fee line in force has one fen more",
                        Invariant.POSTINGS,
                        VISIT,
                        "update fee_line set amount = amount + 1, eligible = eligible + 1 where visit_id = :row"
                                + " and withdrawn_in is null and serial = (select min(serial) from fee_line"
                                + " where visit_id = :row and withdrawn_in is null)"),
                Mutation.of(
                        "a fee line of a cancelled bill has one fen more",
                        Invariant.POSTINGS,
                        BILL_OF_LINES,
                        "update fee_line l set amount = l.amount + 1, non_covered = l.non_covered + 1 from settlement s"
                                + " where s.settlement_id = :row and l.visit_id = s.visit_id"
                                + " and l.withdrawn_in is not null"),
                Mutation.of(
                        "a fee line is withdrawn without its visit",
                        Invariant.POSTINGS,
                        VISIT,
                        "update fee_line set withdrawn_in = generation where visit_id = :row"
                                + " and withdrawn_in is null and serial = '1'"),
                Mutation.of(
                        "a visit counts a line too many",
                        Invariant.POSTINGS,
                        VISIT,
                        "update visit set line_count = line_count + 1 where visit_id = :row"),
                Mutation.of(
                        "the visit of lines is gone",
                        Invariant.POSTINGS,
                        VISIT,
                        "delete from visit where visit_id = :row"),
                Mutation.of(
                        "the ledger of a day has one fen more",
                        Invariant.LEDGER_OF_DAY,
                        DAY,
                        "update posting set amount = amount + 1 where debit_account = 'POOLING_FUND'"
                                + " and settlement_id = " + BILL_OF_DAY),
                Mutation.of(
                        "the ledger of a day is below zero",
                        Invariant.LEDGER_OF_DAY,
                        DAY,
                        "update posting p set debit_account = 'PROVIDER_PAYABLE', credit_account = 'POOLING_FUND',"
                                + " amount = 100000000 from settlement s where s.settlement_id = p.settlement_id"
                                + " and debit_account = 'POOLING_FUND' and 'POOLING_FUND on ' || settled_on = :row"),
                Mutation.of(
                        "a bill and its postings are for one fen less of a fund",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set pooling_fund = pooling_fund - 1, cash = cash + 1"
                                + " where settlement_id = :row",
                        "update posting set amount = amount - 1 where settlement_id = :row"
                                + " and debit_account = 'POOLING_FUND'",
                        "update posting set amount = amount + 1 where settlement_id = :row"
                                + " and debit_account = 'PATIENT_CASH'"),
                Mutation.of(
                        "a patient is paid by a bill",
                        Invariant.SIGNS,
                        BILL,
                        "update settlement set pooling_fund = pooling_fund + cash + 1, cash = -1"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "a supplement has an expense of its own",
                        Invariant.SIGNS,
                        SUPPLEMENT,
                        "update settlement set total = 1, eligible = 1, cash = cash + 1 where settlement_id = :row"),
                Mutation.of(
                        "a supplement takes from a fund",
                        Invariant.SIGNS,
                        SUPPLEMENT,
                        "update settlement set extras = extras - 1, cash = cash + 1 where settlement_id = :row"),
                Mutation.of(
                        "a supplement gives back more than was paid",
                        Invariant.SIGNS,
                        "select refers_to from settlement where kind = 'SUPPLEMENT' and undone_by is null order by 1",
                        "update settlement set critical_illness = critical_illness + 90000000, cash = cash - 90000000"
                                + " where kind = 'SUPPLEMENT' and undone_by is null and refers_to = :row"),
                Mutation.of(
                        "the rows of a year add up to less than nothing",
                        Invariant.SIGNS,
                        "select person_id from settlement where kind = 'SETTLEMENT' and person_sequence = 1"
                                + " and undone_by is null order by 1",
                        "update settlement set facts = regexp_replace(facts, '\"outOfPocket\":[0-9.]+',"
                                + " '\"outOfPocket\":-9999999.00', 1, 2)"
                                + " where person_id = :row and person_sequence = 1"));
    }
}
