-- Who may do what. Runs after each migration, as the owner of the tables. The gateway runs as ${gatewayRole}, verify and
-- whoever looks at rows as ${readerRole}; a role that does not exist is granted nothing, so that one role for everything
-- goes on working. A right that is given here is not taken back by an older version of this page: only what nobody may do
-- is revoked.

do $grants$
declare
    entry text[];
    found_table regclass;
begin
    -- two instances that start at once would otherwise change the same rows of the catalogue at once
    perform pg_advisory_xact_lock(hashtext('jishi grants'));

    -- a migration that stopped half way lacks columns that are named below
    if to_regclass(quote_ident(current_schema()) || '.outbox_lease') is null then
        return;
    end if;

    if exists (select from pg_roles where rolname = '${gatewayRole}' and rolname <> current_user) then
        execute format('grant usage on schema %I to %I', current_schema(), '${gatewayRole}');
        foreach entry slice 1 in array array[
            -- never changed once they are there
            ['posting', 'select, insert'],
            ['message', 'select, insert'],
            ['policy_package', 'select, insert'],
            ['filing_use', 'select, insert'],
            ['settlement_review', 'select, insert'],
            ['settlement', 'select, insert, update (undone_by)'],
            ['fee_line', 'select, insert, update (withdrawn_in)'],
            ['filing', 'select, insert, update (withdrawn_at, withdrawn_by)'],
            ['outbox', 'select, insert, update (sequence, delivered_at)'],
            -- sums and states, which are held to the history above
            ['visit', 'select, insert, update'],
            ['visit_record', 'select, insert, update'],
            ['accumulator', 'select, insert, update'],
            ['accumulator_scope', 'select, insert, update'],
            ['outbox_lease', 'select, insert, update'],
            -- registries of others; the epochs are raised by triggers with the rights of whoever changes a row, and a lock on
            -- a row needs the right to change one column
            ['person', 'select, update (sequence, epoch)'],
            ['provider', 'select, update (epoch)'],
            ['coverage', 'select'],
            ['assistance', 'select'],
            ['agreement', 'select'],
            ['catalogue', 'select'],
            ['catalogue_item', 'select'],
            ['personal_account_credit', 'select'],
            ['institution', 'select'],
            ['institution_key', 'select'],
            ['institution_signing', 'select'],
            -- files expire, and their pieces go with them
            ['exchange_file', 'select, insert, update (size), delete'],
            ['exchange_file_chunk', 'select, insert'],
            ['${flyway:table}', 'select']] loop
            found_table := to_regclass(quote_ident(current_schema()) || '.' || quote_ident(entry[1]));
            if found_table is not null then
                if entry[1] in ('posting', 'message', 'policy_package', 'filing_use', 'settlement_review') then
                    execute format('revoke update, delete, truncate on %s from %I', found_table, '${gatewayRole}');
                elsif entry[1] in ('settlement', 'fee_line', 'filing', 'outbox', 'visit', 'accumulator') then
                    execute format('revoke delete, truncate on %s from %I', found_table, '${gatewayRole}');
                end if;
                execute format('grant %s on %s to %I', entry[2], found_table, '${gatewayRole}');
            end if;
        end loop;
        execute format('grant usage on sequence epoch to %I', '${gatewayRole}');
    end if;

    if exists (select from pg_roles where rolname = '${readerRole}' and rolname <> current_user) then
        execute format('grant usage on schema %I to %I', current_schema(), '${readerRole}');
        -- everything but secrets and what institutions sent
        for found_table in select c.oid from pg_class c where c.relnamespace = current_schema()::regnamespace
            and c.relkind in ('r', 'p') and c.relname not in
            ('institution_key', 'institution_signing', 'exchange_file', 'exchange_file_chunk') loop
            execute format('grant select on %s to %I', found_table, '${readerRole}');
        end loop;
    end if;
end $grants$;
