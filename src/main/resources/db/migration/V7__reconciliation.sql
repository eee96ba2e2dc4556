-- Reconciliation: our rows of an institution by day, and the files that are exchanged for it.

-- The reference date is the last column so that rows are found by it within the index where a region books by it.
create index settlement_of_provider on settlement (region, provider_code, settled_at, settled_on);

-- A file belongs to its institution, not to an insured region: institutions have few, and they expire.
create table exchange_file (
    institution text not null check (char_length(institution) between 1 and 30),
    file_id text not null check (char_length(file_id) between 1 and 30),
    name text not null check (char_length(name) between 1 and 200),
    size bigint not null check (size >= 0),
    created_at timestamptz not null,
    expires_at timestamptz not null,
    primary key (institution, file_id),
    check (expires_at > created_at)
);

create index exchange_file_expiry on exchange_file (expires_at);

create table exchange_file_chunk (
    institution text not null,
    file_id text not null,
    position integer not null check (position >= 0),
    content bytea not null check (octet_length(content) between 1 and 262144),
    primary key (institution, file_id, position),
    foreign key (institution, file_id) references exchange_file on delete cascade
);

-- What is sent is packed already: PostgreSQL need not try again.
alter table exchange_file_chunk alter column content set storage external;
