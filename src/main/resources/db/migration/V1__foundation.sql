-- The tables of ADR-1. Money is bigint fen, rates are integer millionths, ranges are [from, until).
-- The pooling region of the insured comes first in every key: it is the shard key.

-- Callers -------------------------------------------------------------------------------------------------------------

create table institution (
    institution_code text primary key check (char_length(institution_code) between 1 and 30),
    name text not null
);

create table institution_key (
    key_hash bytea primary key check (octet_length(key_hash) = 32), -- SHA-256 of a random 256-bit key
    institution_code text not null references institution,
    valid_from timestamptz not null,
    valid_until timestamptz
);

-- Epochs are drawn from one sequence and never come back: a row that is deleted and inserted again is not the row that was
-- cached before.
create sequence epoch;

-- Persons, coverage, assistance, filings ------------------------------------------------------------------------------

create table person (
    region text not null check (region ~ '^[0-9]{6}$'),
    person_id text not null check (char_length(person_id) = 28),
    identity_index bytea not null check (octet_length(identity_index) = 32),
    identity_key_version smallint not null,
    county text not null check (county ~ '^[0-9]{6}$'),
    birth_date date not null,
    epoch bigint not null default nextval('epoch'),
    sequence bigint not null default 0,
    primary key (region, person_id),
    unique (region, identity_index)
) with (fillfactor = 80);

create table coverage (
    region text not null,
    person_id text not null,
    spell_id bigint generated always as identity,
    scheme text not null check (scheme in ('RESIDENT', 'EMPLOYEE')),
    valid_from date not null,
    valid_until date, -- exclusive; null: open
    enrolment text not null check (enrolment in
        ('IN_WINDOW', 'AFTER_EMPLOYEE_COVER', 'NEWBORN', 'RURAL_LOW_INCOME', 'OTHER_EXEMPT', 'LATE')),
    benefits_from date not null, -- end of the waiting period; valid_from where there is none
    primary key (region, person_id, spell_id),
    foreign key (region, person_id) references person,
    check (valid_until is null or valid_until > valid_from)
);

create table assistance (
    region text not null,
    person_id text not null,
    spell_id bigint generated always as identity,
    category text not null check (category in ('REGISTERED_POOR', 'LIFTED_FROM_POVERTY', 'EXTREME_POVERTY_RURAL',
        'EXTREME_POVERTY_URBAN', 'SUBSISTENCE_ALLOWANCE', 'NEAR_SUBSISTENCE_ALLOWANCE', 'RELAPSED_INTO_POVERTY',
        'POVERTY_MONITORED', 'IMPOVERISHED_BY_ILLNESS', 'SEVERE_DISABILITY', 'DISABLED_NO_LABOUR',
        'LOW_INCOME_ELDERLY', 'LOW_INCOME_MINOR', 'ORPHAN')),
    valid_from date not null,
    valid_until date,
    primary key (region, person_id, spell_id),
    foreign key (region, person_id) references person,
    check (valid_until is null or valid_until > valid_from)
);

create table filing (
    region text not null,
    person_id text not null,
    filing_id text not null check (char_length(filing_id) = 28),
    kind text not null check (kind in ('REFERRAL', 'LONG_TERM_RESIDENT', 'TEMPORARY', 'EMERGENCY', 'DISEASE')),
    disease text, -- of a disease filing
    treatment_region text, -- null: anywhere
    provider_code text, -- null: any provider
    channel text not null check (channel in ('WINDOW', 'PHONE', 'NETWORK')),
    valid_from date not null,
    valid_until date,
    filed_at timestamptz not null,
    withdrawn_at timestamptz,
    primary key (region, person_id, filing_id),
    foreign key (region, person_id) references person,
    check (valid_until is null or valid_until > valid_from),
    check ((kind = 'DISEASE') = (disease is not null))
);

-- Providers and the catalogue of the treatment region -----------------------------------------------------------------

create table provider (
    region text not null, -- the insured region that recognises the provider
    provider_code text not null check (char_length(provider_code) between 1 and 30),
    name text not null,
    treatment_region text not null check (treatment_region ~ '^[0-9]{6}$'),
    catalogue_region text, -- whose catalogue splits its fee lines; null: it sends totals only
    charge_class text check (charge_class in ('CLASS_1', 'CLASS_2', 'CLASS_3')),
    administration text check (administration in ('VILLAGE', 'TOWNSHIP', 'COUNTY', 'CITY', 'PROVINCE')),
    grade text,
    epoch bigint not null default nextval('epoch'),
    primary key (region, provider_code)
);

create table agreement (
    region text not null,
    provider_code text not null,
    agreement_id bigint generated always as identity,
    care_types text[] not null check (care_types <@ array['INPATIENT', 'OUTPATIENT', 'OUTPATIENT_TWO_DISEASE',
        'OUTPATIENT_CHRONIC']),
    valid_from date not null,
    valid_until date,
    primary key (region, provider_code, agreement_id),
    foreign key (region, provider_code) references provider,
    check (valid_until is null or valid_until > valid_from)
);

create table catalogue_item (
    region text not null, -- treatment region
    item_code text not null,
    valid_from date not null,
    valid_until date,
    name text not null,
    class text not null check (class in ('A', 'B')), -- class C is what is not in the catalogue
    self_pay_rate_millionths integer not null check (self_pay_rate_millionths between 0 and 1000000),
    price_limit bigint check (price_limit >= 0), -- null: none
    primary key (region, item_code, valid_from),
    check (valid_until is null or valid_until > valid_from),
    check (class = 'B' or self_pay_rate_millionths = 0)
);

-- one row per treatment region: bills with fee lines compare its epoch
create table catalogue (
    region text primary key,
    epoch bigint not null default nextval('epoch')
);

-- Any change of what a bill reads raises the epoch it compares ---------------------------------------------------------

create function raise_person_epoch() returns trigger language plpgsql as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        update person set epoch = nextval('epoch') where region = old.region and person_id = old.person_id;
    end if;
    if tg_op = 'INSERT' or (tg_op = 'UPDATE' and (new.region, new.person_id) <> (old.region, old.person_id)) then
        update person set epoch = nextval('epoch') where region = new.region and person_id = new.person_id;
    end if;
    return null;
end $$;

create trigger coverage_raises_epoch after insert or update or delete on coverage
    for each row execute function raise_person_epoch();
create trigger assistance_raises_epoch after insert or update or delete on assistance
    for each row execute function raise_person_epoch();
create trigger filing_raises_epoch after insert or update or delete on filing
    for each row execute function raise_person_epoch();

create function raise_own_epoch() returns trigger language plpgsql as $$
begin
    if new.epoch = old.epoch then
        new.epoch := nextval('epoch');
    end if;
    return new;
end $$;

create trigger person_raises_epoch before update of county, birth_date, identity_index on person
    for each row execute function raise_own_epoch();
create trigger provider_raises_epoch
    before update of name, treatment_region, catalogue_region, charge_class, administration, grade on provider
    for each row execute function raise_own_epoch();

create function raise_provider_epoch() returns trigger language plpgsql as $$
begin
    if tg_op in ('UPDATE', 'DELETE') then
        update provider set epoch = nextval('epoch') where region = old.region and provider_code = old.provider_code;
    end if;
    if tg_op = 'INSERT'
        or (tg_op = 'UPDATE' and (new.region, new.provider_code) <> (old.region, old.provider_code)) then
        update provider set epoch = nextval('epoch') where region = new.region and provider_code = new.provider_code;
    end if;
    return null;
end $$;

create function raise_catalogue_epoch() returns trigger language plpgsql as $$
begin
    insert into catalogue (region) select distinct region from changed
        on conflict (region) do update set epoch = nextval('epoch');
    return null;
end $$;

create function refuse_other_region() returns trigger language plpgsql as $$
begin
    raise exception 'an item stays in its region; delete it and insert it elsewhere';
end $$;

create trigger catalogue_item_stays before update on catalogue_item
    for each row when (old.region <> new.region) execute function refuse_other_region();

create trigger catalogue_insert_raises_epoch after insert on catalogue_item
    referencing new table as changed for each statement execute function raise_catalogue_epoch();
create trigger catalogue_update_raises_epoch after update on catalogue_item
    referencing new table as changed for each statement execute function raise_catalogue_epoch();
create trigger catalogue_delete_raises_epoch after delete on catalogue_item
    referencing old table as changed for each statement execute function raise_catalogue_epoch();

create trigger agreement_raises_epoch after insert or update or delete on agreement
    for each row execute function raise_provider_epoch();

-- Truncation raises no epoch, so it is refused where an epoch depends on the rows.
create function refuse_truncate() returns trigger language plpgsql as $$
begin
    raise exception '% is not truncated: delete its rows, so that epochs rise', tg_table_name;
end $$;

create trigger coverage_is_never_truncated before truncate on coverage
    for each statement execute function refuse_truncate();
create trigger assistance_is_never_truncated before truncate on assistance
    for each statement execute function refuse_truncate();
create trigger filing_is_never_truncated before truncate on filing
    for each statement execute function refuse_truncate();
create trigger agreement_is_never_truncated before truncate on agreement
    for each statement execute function refuse_truncate();
create trigger catalogue_item_is_never_truncated before truncate on catalogue_item
    for each statement execute function refuse_truncate();

-- Policy packages, kept for ever under their content hash --------------------------------------------------------------

create table policy_package (
    region text not null,
    scheme text not null,
    content_hash bytea not null check (octet_length(content_hash) = 32),
    policy text not null,
    law text not null,
    cases text not null,
    stored_at timestamptz not null default now(),
    primary key (region, content_hash)
);

-- The tables below are written together, by one transaction that holds the person's lock, and never deleted from. They have
-- no foreign keys among them: each would cost a look-up and a row lock per written row, planned once and for all while the
-- tables are still empty. What refers to what is settled where the rows are made.

-- Visits and their lines -----------------------------------------------------------------------------------------------

create table visit (
    region text not null,
    visit_id text not null check (char_length(visit_id) = 28),
    provider_code text not null,
    visit_number text not null check (char_length(visit_number) between 1 and 64),
    person_id text not null,
    scheme text not null check (scheme in ('RESIDENT', 'EMPLOYEE')),
    care_type text not null check (care_type in
        ('INPATIENT', 'OUTPATIENT', 'OUTPATIENT_TWO_DISEASE', 'OUTPATIENT_CHRONIC')),
    disease text,
    started_on date not null,
    ended_on date,
    state text not null check (state in ('OPEN', 'DISCHARGED')),
    line_count integer not null default 0 check (line_count >= 0),
    generation integer not null default 0, -- how many times lines were stored: once more after each cancellation
    -- sums of the split lines, or the totals that the provider sent; class B here is after upfront self-pay
    total bigint not null default 0,
    non_covered bigint not null default 0,
    over_limit bigint not null default 0,
    upfront_self_pay bigint not null default 0,
    eligible_class_a bigint not null default 0,
    eligible_class_b bigint not null default 0,
    primary key (region, visit_id),
    unique (region, provider_code, visit_number),
    check (total = non_covered + over_limit + upfront_self_pay + eligible_class_a + eligible_class_b)
);

create index visit_of_person on visit (region, person_id);

create table fee_line (
    region text not null,
    visit_id text not null,
    serial text not null check (char_length(serial) between 1 and 64),
    generation integer not null, -- a visit settled again after a cancellation stores a new generation
    item_code text not null,
    fee_date date not null,
    price bigint not null,
    quantity_ten_thousandths bigint not null,
    amount bigint not null,
    returns_serial text,
    class text not null check (class in ('A', 'B', 'C')),
    non_covered bigint not null,
    over_limit bigint not null,
    upfront_self_pay bigint not null,
    eligible bigint not null,
    primary key (region, visit_id, generation, serial),
    check (amount = non_covered + over_limit + upfront_self_pay + eligible)
);

-- Settlements ----------------------------------------------------------------------------------------------------------

create table settlement (
    region text not null,
    settlement_id text not null check (char_length(settlement_id) = 28),
    kind text not null check (kind in ('SETTLEMENT', 'CANCELLATION', 'REVERSAL', 'SUPPLEMENT')),
    refers_to text, -- the bill that this row undoes or supplements
    undone_by text, -- empty, then set once
    visit_id text not null,
    person_id text not null,
    person_sequence bigint not null check (person_sequence > 0),
    provider_code text not null,
    scheme text not null,
    care_type text not null,
    year_start date not null,
    settled_on date not null, -- the reference date
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    policy_hash bytea not null check (octet_length(policy_hash) = 32),
    policy_from date not null,
    engine_version integer not null check (engine_version > 0),
    facts text not null, -- facts and accumulators before the bill, canonical JSON: what recomputing needs
    total bigint not null,
    non_covered bigint not null,
    over_limit bigint not null,
    upfront_self_pay bigint not null,
    eligible bigint not null,
    deductible bigint not null,
    pooling_fund bigint not null,
    unreferred_reduction bigint not null,
    critical_illness_base bigint not null,
    critical_illness bigint not null,
    extras bigint not null,
    medical_assistance bigint not null,
    additional_assistance bigint not null,
    hospital_borne bigint not null,
    personal_account bigint not null,
    cash bigint not null,
    pays_nothing boolean not null, -- the over-protection flag (S2-05-1, S3-06-2b): never changes a bill
    settled_at timestamptz not null,
    primary key (region, settlement_id),
    unique (region, person_id, person_sequence),
    check ((kind = 'SETTLEMENT') = (refers_to is null)),
    check (total = non_covered + over_limit + upfront_self_pay + eligible),
    check (total = pooling_fund + critical_illness + extras + medical_assistance + additional_assistance
        + hospital_borne + personal_account + cash),
    check (kind not in ('SETTLEMENT', 'SUPPLEMENT') or least(non_covered, over_limit, upfront_self_pay, eligible,
        deductible, pooling_fund, unreferred_reduction, critical_illness_base, critical_illness, extras,
        medical_assistance, additional_assistance, hospital_borne, personal_account, cash) >= 0)
);

-- the second uniqueness rule: at most one live settlement per visit
create unique index settlement_live_per_visit on settlement (region, visit_id)
    where kind = 'SETTLEMENT' and undone_by is null;
-- what a row undoes is undone once
create unique index settlement_undone_once on settlement (region, refers_to) where kind in ('CANCELLATION', 'REVERSAL');

create table settlement_review (
    region text not null,
    settlement_id text not null,
    cause text not null,
    raised_at timestamptz not null default now(),
    primary key (region, settlement_id, cause),
    foreign key (region, settlement_id) references settlement
);

create table posting (
    region text not null,
    settlement_id text not null,
    line smallint not null,
    debit_account text not null,
    credit_account text not null,
    amount bigint not null check (amount > 0),
    primary key (region, settlement_id, line),
    check (debit_account <> credit_account)
);

create table accumulator (
    region text not null,
    person_id text not null,
    scheme text not null,
    year_start date not null,
    admissions bigint not null default 0 check (admissions >= 0),
    deductible_paid bigint not null default 0 check (deductible_paid >= 0),
    pooling_fund_paid bigint not null default 0 check (pooling_fund_paid >= 0),
    critical_illness_base bigint not null default 0 check (critical_illness_base >= 0),
    critical_illness_paid bigint not null default 0 check (critical_illness_paid >= 0),
    extras_paid bigint not null default 0 check (extras_paid >= 0),
    medical_assistance_deductible bigint not null default 0 check (medical_assistance_deductible >= 0),
    medical_assistance_paid bigint not null default 0 check (medical_assistance_paid >= 0),
    additional_assistance_paid bigint not null default 0 check (additional_assistance_paid >= 0),
    outpatient_paid bigint not null default 0 check (outpatient_paid >= 0),
    two_disease_deductible bigint not null default 0 check (two_disease_deductible >= 0),
    out_of_pocket bigint not null default 0 check (out_of_pocket >= 0),
    primary key (region, person_id, scheme, year_start)
) with (fillfactor = 80);

create table accumulator_scope (
    region text not null,
    person_id text not null,
    scheme text not null,
    kind text not null check (kind in ('OUTPATIENT_DAY', 'DISEASE_YEAR')),
    scope text not null, -- the disease; empty for a day
    period_start date not null,
    amount bigint not null check (amount >= 0),
    primary key (region, person_id, scheme, kind, scope, period_start)
);

-- Messages and the outbox ----------------------------------------------------------------------------------------------

create table message (
    region text not null,
    provider_code text not null,
    transaction text not null,
    message_id text not null check (char_length(message_id) between 1 and 64),
    kind text not null check (kind in ('ORIGINAL', 'ALIAS', 'TOMBSTONE')),
    fingerprint bytea check (octet_length(fingerprint) = 32), -- null on a tombstone
    answer_status smallint not null,
    answer bytea not null,
    reason integer, -- number of the business refusal, if it was one
    needs_review boolean not null default false,
    settlement_id text,
    received_at timestamptz not null,
    primary key (region, provider_code, transaction, message_id)
);
create index message_of_settlement on message (region, settlement_id) where settlement_id is not null;

create table outbox (
    region text not null,
    event_id text not null, -- the settlement row the event is about: exactly one event for each
    event_type text not null,
    created_at timestamptz not null,
    sequence bigint, -- given by the relay in order of commit, per region, without gaps
    delivered_at timestamptz,
    primary key (region, event_id),
    unique (region, sequence)
);
create index outbox_unnumbered on outbox (region, created_at) where sequence is null;

-- History is the product: nothing about money is changed or deleted ----------------------------------------------------

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% rows are insert-only; correct them with an opposite row', tg_table_name
        using errcode = 'restrict_violation';
end $$;

create trigger posting_is_insert_only before update or delete on posting
    for each row execute function refuse_change();
create trigger message_is_insert_only before update or delete on message
    for each row execute function refuse_change();
create trigger policy_package_is_insert_only before update or delete on policy_package
    for each row execute function refuse_change();
create trigger settlement_is_never_deleted before delete on settlement
    for each row execute function refuse_change();

create trigger settlement_is_never_truncated before truncate on settlement
    for each statement execute function refuse_change();
create trigger posting_is_never_truncated before truncate on posting
    for each statement execute function refuse_change();
create trigger message_is_never_truncated before truncate on message
    for each statement execute function refuse_change();

create function allow_only_undone_by() returns trigger language plpgsql as $$
declare
    unchanged settlement;
begin
    unchanged := new;
    unchanged.undone_by := null;
    if old.undone_by is not null or new.undone_by is null or unchanged is distinct from old then
        raise exception 'settlement rows are insert-only but for undone_by, which is set once'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger settlement_is_insert_only before update on settlement
    for each row execute function allow_only_undone_by();
