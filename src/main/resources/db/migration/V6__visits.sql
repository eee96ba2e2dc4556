-- Visits that are reported step by step: opened, given fee lines in batches, discharged, settled, and undone backwards.

-- An outpatient registration may be charged in several batches, each with a bill of its own: each is a row of its own that
-- names its registration. A stay, and a visit that is reported and settled in one message, is its own registration.
alter table visit
    add column charge_batch text not null default '' check (char_length(charge_batch) <= 64),
    add column registration_id text,
    add column opened_at timestamptz, -- null: reported and settled in one message
    drop constraint visit_region_provider_code_visit_number_key,
    drop constraint visit_state_check,
    add constraint visit_state_check check (state in ('OPEN', 'DISCHARGED', 'WITHDRAWN')),
    -- only a discharged visit of one message is without an opening
    add constraint visit_one_message_is_whole check (opened_at is not null or state = 'DISCHARGED');
update visit set registration_id = visit_id;
alter table visit alter column registration_id set not null;

-- A number is free again when its visit was withdrawn.
create unique index visit_by_number on visit (region, provider_code, visit_number, charge_batch)
    where state <> 'WITHDRAWN';
create index visit_of_registration on visit (region, registration_id);
create index visit_of_provider on visit (region, provider_code, started_on);

-- What a hospital reports of a visit beside what decides its bill, in the words of the interface that it came in by.
create table visit_record (
    region text not null,
    visit_id text not null,
    kind text not null check (kind in ('OPENING', 'ENCOUNTER', 'CLOSING')),
    content text not null,
    primary key (region, visit_id, kind)
);

-- Lines count from the generation of the visit in which they came until the one in which they were withdrawn. Nothing is
-- deleted: the lines of a bill that was cancelled stay on record.
alter table fee_line
    add column withdrawn_in integer,
    add column position integer not null default 0, -- place in its batch
    add column self_pay_rate_millionths integer not null default 0,
    add column price_limit bigint, -- that the line was split by; null: none
    add column occurred_at timestamp, -- local time; null: the day is known only
    add column details text; -- in the words of the interface that it came in by
-- a unit price has six decimals
alter table fee_line rename column price to price_millionths;
update fee_line set price_millionths = price_millionths * 10000;
update fee_line l set withdrawn_in = v.generation from visit v
    where v.region = l.region and v.visit_id = l.visit_id and l.generation < v.generation;
create unique index fee_line_in_force on fee_line (region, visit_id, serial) where withdrawn_in is null;
create index fee_line_returns on fee_line (region, visit_id, returns_serial)
    where withdrawn_in is null and returns_serial is not null;

-- Which lines a bill is of: those of the visit in this generation.
alter table settlement add column visit_generation integer;

-- A cancellation may itself be reversed, when its sender does not know whether it happened: then the bill stands again.
drop index settlement_undone_once;
create unique index settlement_undone_once on settlement (region, refers_to)
    where kind in ('CANCELLATION', 'REVERSAL') and undone_by is null;

create or replace function allow_only_undone_by() returns trigger language plpgsql as $$
declare
    unchanged settlement;
    standing_again boolean;
begin
    unchanged := new;
    unchanged.undone_by := old.undone_by;
    standing_again := old.undone_by is not null and new.undone_by is null and exists (
        select 1 from settlement c where c.region = old.region and c.settlement_id = old.undone_by
            and c.undone_by is not null);
    if unchanged is distinct from old or not (standing_again or (old.undone_by is null and new.undone_by is not null)) then
        raise exception 'settlement rows are insert-only but for undone_by, which is set once and taken back only when '
            'what undid the row is undone itself'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

-- Messages that change a visit name it.
alter table message add column visit_id text;

-- Credits of personal accounts. What was spent is the sum over the person's bills, so there is no balance to go wrong.
create table personal_account_credit (
    region text not null,
    person_id text not null,
    credit_id bigint generated always as identity,
    credited_on date not null,
    amount bigint not null check (amount > 0),
    primary key (region, person_id, credit_id),
    foreign key (region, person_id) references person
);
create trigger personal_account_credit_is_insert_only before update or delete on personal_account_credit
    for each row execute function refuse_change();
create trigger personal_account_credit_is_never_truncated before truncate on personal_account_credit
    for each statement execute function refuse_change();
