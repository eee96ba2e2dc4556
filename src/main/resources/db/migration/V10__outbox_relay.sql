-- What the relay of events needs: an order of arrival, and one relay for each region at a time.

-- The time of an event comes from the gateway that wrote it, and clocks differ. Arrival is given by the database when the row
-- is written. What undoes a bill is written after the bill was committed, so within what can be seen at once arrival keeps
-- cause before effect, which the times need not.
alter table outbox add column arrival bigint;
with ordered as (select region, event_id, row_number() over (order by created_at, event_id) as place from outbox)
update outbox o set arrival = ordered.place from ordered where o.region = ordered.region and o.event_id = ordered.event_id;
alter table outbox alter column arrival set not null;
alter table outbox alter column arrival add generated always as identity;
select setval(pg_get_serial_sequence('outbox', 'arrival'), (select coalesce(max(arrival), 0) + 1 from outbox), false);

-- Both hold what is still to be done and nothing else, however long the history grows.
drop index outbox_unnumbered;
create index outbox_unnumbered on outbox (region, arrival) where sequence is null;
create index outbox_undelivered on outbox (region, sequence) where delivered_at is null;

-- An event says what happened for as long as it is kept: it is numbered once, and delivered once it is numbered.
create function allow_only_relaying() returns trigger language plpgsql as $$
declare
    unchanged outbox;
begin
    unchanged := new;
    unchanged.sequence := old.sequence;
    unchanged.delivered_at := old.delivered_at;
    if unchanged is distinct from old
        or (old.sequence is not null and new.sequence is distinct from old.sequence)
        or (old.delivered_at is not null and new.delivered_at is distinct from old.delivered_at)
        or (new.delivered_at is not null and new.sequence is null) then
        raise exception 'outbox rows are insert-only but for sequence and then delivered_at, each of which is set once'
            using errcode = 'restrict_violation';
    end if;
    return new;
end $$;

create trigger outbox_changes_by_relaying before update on outbox
    for each row execute function allow_only_relaying();
create trigger outbox_is_never_deleted before delete on outbox
    for each row execute function refuse_change();
create trigger outbox_is_never_truncated before truncate on outbox
    for each statement execute function refuse_change();

-- Who relays the events of a region, until when by the clock of the database. The term rises with every new holder: whoever
-- was frozen past the end of its lease finds another term, or an end that has passed, when it comes back.
create table outbox_lease (
    region text primary key,
    holder text, -- null: released
    term bigint not null default 0,
    held_until timestamptz not null,
    last_sequence bigint not null default 0 check (last_sequence >= 0) -- the last number that was given in the region
);

insert into outbox_lease (region, held_until, last_sequence)
    select region, now(), coalesce(max(sequence), 0) from outbox group by region;
