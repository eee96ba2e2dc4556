package io.jishi.verification;

import static io.jishi.verification.Mutation.BILL;
import static io.jishi.verification.Mutation.CANCELLATION;
import static io.jishi.verification.Mutation.SUPPLEMENT;

import java.util.List;

/** Breaks accumulators, facts, policies and a person's order: I-3, I-6 and I-11. */
final class HistoryMutations {

    private static final String PERSON = "select person_id from person where sequence > 1 order by 1";

    private static final String YEAR = "select person_id from accumulator where pooling_fund_paid > 0 order by 1";

    /** The last row of a person with two at least, both of them bills. */
    private static final String LAST = "select s.settlement_id from settlement s join settlement b"
            + " on b.person_id = s.person_id and b.person_sequence = s.person_sequence - 1 and b.kind = 'SETTLEMENT'"
            + " and b.year_start = s.year_start and b.undone_by is null join person p on p.person_id = s.person_id"
            + " and p.sequence = s.person_sequence where s.kind = 'SETTLEMENT' order by 1";

    private HistoryMutations() {}

    private static String scope(String kind) {
        return "select person_id from accumulator_scope where kind = '" + kind + "' and amount > 0 order by 1";
    }

    static List<Mutation> accumulators() {
        return List.of(
                Mutation.of(
                        "an accumulator has one fen more",
                        Invariant.ACCUMULATORS,
                        YEAR,
                        "update accumulator set out_of_pocket = out_of_pocket + 1 where person_id = :row"),
                Mutation.of(
                        "an admission is counted twice",
                        Invariant.ACCUMULATORS,
                        YEAR,
                        "update accumulator set admissions = admissions + 1 where person_id = :row"),
                Mutation.of(
                        "the accumulators of a year are gone",
                        Invariant.ACCUMULATORS,
                        YEAR,
                        "delete from accumulator where person_id = :row"),
                Mutation.of(
                        "the accumulators are of another year",
                        Invariant.ACCUMULATORS,
                        YEAR,
                        "update accumulator set year_start = year_start + interval '10 years' where person_id = :row"),
                Mutation.of(
                        "somebody without a bill has accumulators",
                        Invariant.ACCUMULATORS,
                        "select person_id from person where sequence = 0 order by 1",
                        "insert into accumulator (region, person_id, scheme, year_start, extras_paid)"
                                + " values ('141000', :row, 'RESIDENT', '2019-01-01', 1)"),
                Mutation.of(
                        "what was paid on a day has one fen more",
                        Invariant.ACCUMULATORS,
                        scope("OUTPATIENT_DAY"),
                        "update accumulator_scope set amount = amount + 1 where person_id = :row"
                                + " and kind = 'OUTPATIENT_DAY'"),
                Mutation.of(
                        "what was paid for a disease is gone",
                        Invariant.ACCUMULATORS,
                        scope("DISEASE_YEAR"),
                        "delete from accumulator_scope where person_id = :row and kind = 'DISEASE_YEAR'"),
                Mutation.of(
                        "what was paid of a part of the year is of another part",
                        Invariant.ACCUMULATORS,
                        scope("OUTPATIENT_PART_YEAR"),
                        "update accumulator_scope set scope = 'OTHER' where person_id = :row"
                                + " and kind = 'OUTPATIENT_PART_YEAR'"),
                Mutation.of(
                        "a bill was computed from stale accumulators",
                        Invariant.ACCUMULATORS,
                        LAST,
                        "update settlement set facts = regexp_replace(facts, '\"outOfPocket\":[0-9.]+',"
                                + " '\"outOfPocket\":0.01') where settlement_id = :row"),
                Mutation.of(
                        "a supplement was computed from stale accumulators",
                        Invariant.ACCUMULATORS,
                        SUPPLEMENT,
                        "update settlement set facts = regexp_replace(facts, '\"outOfPocket\":[0-9.]+',"
                                + " '\"outOfPocket\":0.01') where settlement_id = :row"),
                Mutation.of(
                        "two bills of a person have changed places",
                        Invariant.ACCUMULATORS,
                        LAST,
                        "update settlement set person_sequence = person_sequence + 1000000 where settlement_id = :row",
                        "update settlement b set person_sequence = b.person_sequence + 1 from settlement s"
                                + " where s.settlement_id = :row and b.person_id = s.person_id"
                                + " and b.person_sequence = s.person_sequence - 1000001",
                        "update settlement set person_sequence = person_sequence - 1000001"
                                + " where settlement_id = :row"));
    }

    static List<Mutation> order() {
        return List.of(
                Mutation.of(
                        "the numbers of a person's rows have a hole",
                        Invariant.PERSON_SEQUENCE,
                        LAST,
                        "update settlement set person_sequence = person_sequence + 1 where settlement_id = :row",
                        "update person p set sequence = p.sequence + 1 from settlement s"
                                + " where s.settlement_id = :row and p.person_id = s.person_id"),
                Mutation.of(
                        "two rows of a person have one number",
                        Invariant.PERSON_SEQUENCE,
                        "select 'expected ' || s.person_sequence || ', found ' || s.person_sequence - 1"
                                + " from settlement s where s.settlement_id = (" + LAST + " limit 1)",
                        "alter table settlement drop constraint settlement_region_person_id_person_sequence_key",
                        "with moved as (update settlement set person_sequence = person_sequence - 1"
                                + " where settlement_id = (" + LAST + " limit 1) returning person_id)"
                                + " update person p set sequence = sequence - 1 from moved"
                                + " where p.person_id = moved.person_id"),
                Mutation.of(
                        "a person counts a row too many",
                        Invariant.PERSON_SEQUENCE,
                        PERSON,
                        "update person set sequence = sequence + 1 where person_id = :row"),
                Mutation.of(
                        "a person has lost every row",
                        Invariant.PERSON_SEQUENCE,
                        PERSON,
                        "delete from settlement where person_id = :row"),
                Mutation.of(
                        "the person of rows is gone",
                        Invariant.PERSON_SEQUENCE,
                        PERSON,
                        "delete from person where person_id = :row"));
    }

    static List<Mutation> facts() {
        return List.of(
                Mutation.of(
                        "a fee in the facts is another",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set facts = regexp_replace(facts, '\"total\":[0-9.]+', '\"total\":99.99')"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "the filing in the facts is taken away",
                        Invariant.RECOMPUTATION,
                        "select settlement_id from settlement where facts like '%\"referral\":\"FILED\"%'"
                                + " and kind = 'SETTLEMENT' order by 1",
                        "update settlement set facts = replace(facts, '\"referral\":\"FILED\"',"
                                + " '\"referral\":\"NOT_FILED\"') where settlement_id = :row"),
                Mutation.of(
                        "the change in the facts is another",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set facts = regexp_replace(facts, '\"extrasPaid\":[0-9.]+',"
                                + " '\"extrasPaid\":0.01', 1, 2) where settlement_id = :row"),
                Mutation.of(
                        "the facts say more than is known",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set facts = replace(facts, '\"referral\"', '\"note\":\"x\",\"referral\"')"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "the facts are cut off",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set facts = left(facts, 100) where settlement_id = :row"),
                Mutation.of(
                        "the package of a bill is not stored",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set policy_hash = sha256('other') where settlement_id = :row"),
                Mutation.of(
                        "a stored package says something else",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update policy_package set law = law || ' '"),
                Mutation.of(
                        "a bill was made by another arithmetic",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set engine_version = 2 where settlement_id = :row"),
                Mutation.of(
                        "a bill names another version of its package",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set policy_from = policy_from + 1 where settlement_id = :row"),
                Mutation.of(
                        "a bill is of another reference date",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set settled_on = settled_on + interval '90 years'"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "a bill is of another scheme",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set scheme = 'EMPLOYEE' where settlement_id = :row"),
                Mutation.of(
                        "a bill is of another kind of care",
                        Invariant.RECOMPUTATION,
                        "select settlement_id from settlement where kind = 'SETTLEMENT' and care_type = 'INPATIENT'"
                                + " and undone_by is null order by 1",
                        "update settlement set care_type = 'OUTPATIENT' where settlement_id = :row"),
                Mutation.of(
                        "a bill is of no kind of care that there is",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set care_type = 'NONE' where settlement_id = :row"),
                Mutation.of(
                        "the flag of a bill is turned",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set pays_nothing = not pays_nothing where settlement_id = :row"),
                Mutation.of(
                        "the reduction of a bill has one fen more",
                        Invariant.RECOMPUTATION,
                        BILL,
                        "update settlement set unreferred_reduction = unreferred_reduction + 1"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "a cancellation is one fen off its bill",
                        Invariant.RECOMPUTATION,
                        CANCELLATION,
                        "update settlement set deductible = deductible - 1 where settlement_id = :row"),
                Mutation.of(
                        "a cancellation has other facts than its bill",
                        Invariant.RECOMPUTATION,
                        CANCELLATION,
                        "update settlement set facts = replace(facts, '\"referral\":\"', '\"referral\":\"X')"
                                + " where settlement_id = :row"),
                Mutation.of(
                        "a cancellation changes nothing",
                        Invariant.RECOMPUTATION,
                        CANCELLATION,
                        "update settlement c set facts = b.facts from settlement b"
                                + " where c.settlement_id = :row and b.settlement_id = c.refers_to"),
                Mutation.of(
                        "a cancellation is of another day than its bill",
                        Invariant.RECOMPUTATION,
                        CANCELLATION,
                        "update settlement set settled_on = settled_on + 1 where settlement_id = :row"),
                Mutation.of(
                        "a supplement has another cause",
                        Invariant.RECOMPUTATION,
                        SUPPLEMENT,
                        "update settlement set cause = case cause when 'LATE_GRANT' then 'LATE_IDENTITY'"
                                + " else 'LATE_GRANT' end where settlement_id = :row"),
                Mutation.of(
                        "a supplement knows of other payments before it",
                        Invariant.RECOMPUTATION,
                        SUPPLEMENT,
                        "update settlement set facts = regexp_replace(facts, '\"assistanceDeductible\":[0-9.]+',"
                                + " '\"assistanceDeductible\":0.01') where settlement_id = :row"));
    }
}
