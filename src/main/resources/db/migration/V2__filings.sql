-- Filings that institutions make over REST, and which bill was made with which filing.

alter table filing
    add column filed_by text, -- the institution; null: loaded by the agency
    add column message_id text check (char_length(message_id) between 1 and 64),
    add column fingerprint bytea check (octet_length(fingerprint) = 32),
    add column answer bytea, -- what the institution was told, replayed byte for byte
    add column withdrawn_by text,
    add constraint filing_message_is_whole check (num_nulls(filed_by, message_id, fingerprint, answer) in (0, 4)),
    add constraint filing_withdrawn_by_somebody check (withdrawn_by is null or withdrawn_at is not null),
    -- the arbiter of a repeated message; rows without a message do not meet it
    add constraint filing_message_once unique (region, filed_by, message_id);

create unique index filing_by_id on filing (region, filing_id);

-- Insert-only, written with the bill and by nothing else. No foreign keys, as in the other tables of a bill.
create table filing_use (
    region text not null,
    filing_id text not null check (char_length(filing_id) = 28),
    settlement_id text not null check (char_length(settlement_id) = 28),
    primary key (region, filing_id, settlement_id)
);

create index filing_use_of_settlement on filing_use (region, settlement_id);

create trigger filing_use_is_insert_only before update or delete on filing_use
    for each row execute function refuse_change();
create trigger filing_use_is_never_truncated before truncate on filing_use
    for each statement execute function refuse_change();

-- A filing that was made by a message stays as it was answered, but for its withdrawal, which happens once.
create function allow_only_withdrawal() returns trigger language plpgsql as $$
declare
    unchanged filing;
begin
    unchanged := new;
    unchanged.withdrawn_at := null;
    unchanged.withdrawn_by := null;
    if old.withdrawn_at is not null or new.withdrawn_at is null or unchanged is distinct from old then
        raise exception 'a filing that was answered is changed by its withdrawal only, which happens once'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger filing_changes_by_withdrawal before update on filing
    for each row when (old.message_id is not null) execute function allow_only_withdrawal();
create trigger filing_is_never_deleted before delete on filing
    for each row when (old.message_id is not null) execute function refuse_change();
