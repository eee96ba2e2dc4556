-- Late facts (calculation rules, section 7): what they rest on, and the supplements that they lead to.

-- An identity counts for every layer. A grant is given on application after high costs (S4-03-3) and counts for medical
-- assistance alone.
alter table assistance add column basis text not null default 'IDENTITY' check (basis in ('IDENTITY', 'GRANT'));

alter table settlement add column cause text check (cause in ('LATE_IDENTITY', 'LATE_GRANT'));
alter table settlement add constraint settlement_cause_of_supplement
    check ((kind = 'SUPPLEMENT') = (cause is not null));

-- The first migration asked of supplements that no amount is below zero, which forbade to give cash back. Its constraint has
-- the name that PostgreSQL chose, so it is found by what it says.
do $$
declare
    found text[];
begin
    select array_agg(conname) into found from pg_constraint
        where conrelid = 'settlement'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%LEAST%';
    if coalesce(array_length(found, 1), 0) <> 1 then
        raise exception 'the constraint on the signs of amounts is not the one of the first migration';
    end if;
    execute format('alter table settlement drop constraint %I', found[1]);
end $$;

alter table settlement add constraint settlement_amounts_of_bill
    check (kind <> 'SETTLEMENT' or least(non_covered, over_limit, upfront_self_pay, eligible, deductible, pooling_fund,
        unreferred_reduction, critical_illness_base, critical_illness, extras, medical_assistance, additional_assistance,
        hospital_borne, personal_account, cash) >= 0);

-- A supplement has no expense. Funds pay, and the patient gets back the same; the deductible, the reduction and the base move
-- with the pooling fund or not at all.
alter table settlement add constraint settlement_amounts_of_supplement
    check (kind <> 'SUPPLEMENT' or (
        total = 0 and non_covered = 0 and over_limit = 0 and upfront_self_pay = 0 and eligible = 0 and hospital_borne = 0
        and least(pooling_fund, critical_illness, extras, medical_assistance, additional_assistance) >= 0
        and greatest(personal_account, cash) <= 0 and personal_account + cash < 0
        and (pooling_fund > 0 or (deductible = 0 and unreferred_reduction = 0 and critical_illness_base = 0))));

-- the supplements of a bill
create index settlement_supplements on settlement (region, refers_to) where kind = 'SUPPLEMENT';
