package io.jishi.settlement.store;

/**
 * The statements that commit across the tables of several features; this package alone has them (ADR-1). Each takes one
 * array a column, so that a batch of any size is one execution.
 */
final class BatchStatements {

    /** Visits, new or changed. */
    static final String VISITS =
            "insert into visit (region, visit_id, provider_code, visit_number, charge_batch, registration_id, "
                    + "person_id, scheme, care_type, disease, started_on, ended_on, state, opened_at, line_count, "
                    + "generation, total, non_covered, over_limit, upfront_self_pay, eligible_class_a, "
                    + "eligible_class_b) select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], "
                    + "$5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::date[], "
                    + "$12::date[], $13::text[], $14::timestamptz[], $15::int[], $16::int[], $17::bigint[], "
                    + "$18::bigint[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[]) on conflict (region, "
                    + "visit_id) do update set scheme = excluded.scheme, care_type = excluded.care_type, disease = "
                    + "excluded.disease, started_on = excluded.started_on, ended_on = excluded.ended_on, state = "
                    + "excluded.state, line_count = excluded.line_count, generation = excluded.generation, total = "
                    + "excluded.total, non_covered = excluded.non_covered, over_limit = excluded.over_limit, "
                    + "upfront_self_pay = excluded.upfront_self_pay, eligible_class_a = excluded.eligible_class_a, "
                    + "eligible_class_b = excluded.eligible_class_b";

    /** What else was reported of visits. */
    static final String RECORDS = "insert into visit_record (region, visit_id, kind, content) select * from "
            + "unnest($1::text[], $2::text[], $3::text[], $4::text[]) on conflict (region, visit_id, kind) do update "
            + "set content = excluded.content";

    /** Single lines that count no more. */
    static final String WITHDRAWALS = "update fee_line l set withdrawn_in = u.generation from unnest($1::text[], "
            + "$2::text[], $3::text[], $4::int[]) u (region, visit_id, serial, generation) where l.region = u.region "
            + "and l.visit_id = u.visit_id and l.serial = u.serial and l.withdrawn_in is null";

    /** Visits whose lines all count no more, but for what was withdrawn before. */
    static final String WITHDRAWALS_OF_ALL =
            "update fee_line l set withdrawn_in = u.generation from unnest($1::text[], "
                    + "$2::text[], $3::int[]) u (region, visit_id, generation) where l.region = u.region and "
                    + "l.visit_id = u.visit_id and l.withdrawn_in is null";

    /** Fee lines. */
    static final String LINES =
            "insert into fee_line (region, visit_id, serial, generation, position, item_code, fee_date, "
                    + "price_millionths, quantity_ten_thousandths, amount, returns_serial, class, non_covered, "
                    + "over_limit, upfront_self_pay, eligible, self_pay_rate_millionths, price_limit, occurred_at, "
                    + "details, withdrawn_in) select * from "
                    + "unnest($1::text[], $2::text[], $3::text[], $4::int[], $5::int[], "
                    + "$6::text[], $7::date[], $8::bigint[], $9::bigint[], $10::bigint[], $11::text[], $12::text[], "
                    + "$13::bigint[], $14::bigint[], $15::bigint[], $16::bigint[], $17::int[], $18::bigint[], "
                    + "$19::timestamp[], $20::text[], $21::int[])";

    /** Bills that a human must look at. */
    static final String REVIEWS = "insert into settlement_review (region, settlement_id, cause) select * from "
            + "unnest($1::text[], $2::text[], $3::text[]) on conflict do nothing";

    /** What a reversed cancellation had undone stands again; the cancellation has been marked before. */
    static final String STANDING_AGAIN = "update settlement s set undone_by = null from settlement c where (c.region, "
            + "c.settlement_id) in (select * from unnest($1::text[], $2::text[])) and c.kind = 'CANCELLATION' and "
            + "s.region = c.region and s.settlement_id = c.refers_to and s.undone_by = c.settlement_id";

    /** Bills, their supplements and what undoes either. */
    static final String SETTLEMENTS =
            "insert into settlement (region, settlement_id, kind, refers_to, visit_id, person_id, "
                    + "person_sequence, provider_code, scheme, care_type, year_start, settled_on, fingerprint, "
                    + "policy_hash, policy_from, engine_version, facts, total, non_covered, over_limit, "
                    + "upfront_self_pay, eligible, deductible, pooling_fund, unreferred_reduction, "
                    + "critical_illness_base, critical_illness, extras, medical_assistance, additional_assistance, "
                    + "hospital_borne, personal_account, cash, pays_nothing, settled_at, cause, visit_generation) "
                    + "select * from "
                    + "unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], "
                    + "$8::text[], $9::text[], $10::text[], $11::date[], $12::date[], $13::bytea[], $14::bytea[], "
                    + "$15::date[], $16::int[], $17::text[], $18::bigint[], $19::bigint[], $20::bigint[], "
                    + "$21::bigint[], $22::bigint[], $23::bigint[], $24::bigint[], $25::bigint[], $26::bigint[], "
                    + "$27::bigint[], $28::bigint[], $29::bigint[], $30::bigint[], $31::bigint[], $32::bigint[], "
                    + "$33::bigint[], $34::boolean[], $35::timestamptz[], $36::text[], $37::int[])";

    /** Which bill was made with which filing. */
    static final String FILING_USES = "insert into filing_use (region, filing_id, settlement_id) select * from "
            + "unnest($1::text[], $2::text[], $3::text[])";

    /** The pointer of an undone row. */
    static final String UNDONE =
            "update settlement s set undone_by = u.undoing from unnest($1::text[], $2::text[], $3::text[]) as "
                    + "u (region, undone, undoing) where s.region = u.region and s.settlement_id = u.undone";

    /** Double entries. */
    static final String POSTINGS =
            "insert into posting (region, settlement_id, line, debit_account, credit_account, amount) select "
                    + "* from unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[], $6::bigint[])";

    /** Wide rows as they are now: they are locked, or new. */
    static final String ACCUMULATORS =
            "insert into accumulator (region, person_id, scheme, year_start, admissions, deductible_paid, "
                    + "pooling_fund_paid, critical_illness_base, critical_illness_paid, extras_paid, "
                    + "medical_assistance_deductible, medical_assistance_paid, additional_assistance_paid, "
                    + "outpatient_paid, two_disease_deductible, out_of_pocket) select * from unnest($1::text[], "
                    + "$2::text[], $3::text[], $4::date[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], "
                    + "$9::bigint[], $10::bigint[], $11::bigint[], $12::bigint[], $13::bigint[], $14::bigint[], "
                    + "$15::bigint[], $16::bigint[]) on conflict (region, person_id, scheme, year_start) do update set "
                    + "admissions = excluded.admissions, deductible_paid = excluded.deductible_paid, pooling_fund_paid "
                    + "= excluded.pooling_fund_paid, critical_illness_base = excluded.critical_illness_base, "
                    + "critical_illness_paid = excluded.critical_illness_paid, extras_paid = excluded.extras_paid, "
                    + "medical_assistance_deductible = excluded.medical_assistance_deductible, medical_assistance_paid "
                    + "= excluded.medical_assistance_paid, additional_assistance_paid = "
                    + "excluded.additional_assistance_paid, outpatient_paid = excluded.outpatient_paid, "
                    + "two_disease_deductible = excluded.two_disease_deductible, "
                    + "out_of_pocket = excluded.out_of_pocket";

    /** Narrow rows as they are now. */
    static final String SCOPES =
            "insert into accumulator_scope (region, person_id, scheme, kind, scope, period_start, amount) "
                    + "select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], "
                    + "$7::bigint[]) on conflict (region, person_id, scheme, kind, scope, period_start) do update set "
                    + "amount = excluded.amount";

    /** The number of each person's last row. */
    static final String SEQUENCES =
            "update person p set sequence = u.sequence from unnest($1::text[], $2::text[], $3::bigint[]) as u "
                    + "(region, person_id, sequence) where p.region = u.region and p.person_id = u.person_id";

    /** Messages with their answers. */
    static final String MESSAGES =
            "insert into message (region, provider_code, transaction, message_id, kind, fingerprint, "
                    + "answer_status, answer, reason, needs_review, settlement_id, visit_id, received_at) "
                    + "select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], "
                    + "$6::bytea[], $7::int[], "
                    + "$8::bytea[], $9::int[], $10::boolean[], $11::text[], $12::text[], $13::timestamptz[])";

    /** One event for each settlement row. */
    static final String EVENTS =
            "insert into outbox (region, event_id, event_type, created_at) select * from unnest($1::text[], "
                    + "$2::text[], $3::text[], $4::timestamptz[])";

    private BatchStatements() {}
}
