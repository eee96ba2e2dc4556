-- What a bill writes into indexes that nobody reads it by. Each entry costs the commit that every patient waits for.

-- No query went by it, and it could be mistaken for the one that finds a visit by its number, which begins with the same
-- columns: before the first analyze of a new database both look equally good, and this one reads every visit of a provider.
drop index visit_of_provider;

-- Who was reported in one message is found by the bill, which is written with the visit.
drop index visit_of_person;
create index visit_opened_of_person on visit (region, person_id, started_on) where opened_at is not null;

-- The number of an event is given later, by the relay.
alter table outbox drop constraint outbox_region_sequence_key;
create unique index outbox_numbered_once on outbox (region, sequence) where sequence is not null;
