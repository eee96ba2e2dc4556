-- With what institutions sign their requests to the national interface. The secret cannot be a hash: the signature is made
-- of it. Read access to this table is access to the interface.

create table institution_signing (
    paas_id text primary key check (char_length(paas_id) between 1 and 100),
    institution_code text not null references institution,
    secret text not null check (char_length(secret) between 16 and 200),
    valid_from timestamptz not null,
    valid_until timestamptz,
    check (valid_until is null or valid_until > valid_from)
);
