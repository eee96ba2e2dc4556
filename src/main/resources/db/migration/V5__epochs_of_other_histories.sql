-- A cached row is believed if its epoch is that of the row. A sequence alone gives the same number twice in two
-- histories: a standby that took over without the last commits draws them again for other changes, and so does a copy of
-- the database that shares a Redis with it. Twenty random bits at the end make that a matter of one in a million each
-- time. Epochs still rise: the sequence now steps over those bits.
alter sequence epoch increment by 1048576;

create function salt_epoch() returns trigger language plpgsql as $$
begin
    new.epoch := new.epoch + floor(random() * 1048576)::bigint;
    return new;
end $$;

-- By name these come after the triggers that draw the epoch; a row whose epoch stays is not salted again.
create trigger salt_new_epoch before insert on person for each row execute function salt_epoch();
create trigger salt_new_epoch before insert on provider for each row execute function salt_epoch();
create trigger salt_new_epoch before insert on catalogue for each row execute function salt_epoch();
create trigger salt_raised_epoch before update on person
    for each row when (new.epoch <> old.epoch) execute function salt_epoch();
create trigger salt_raised_epoch before update on provider
    for each row when (new.epoch <> old.epoch) execute function salt_epoch();
create trigger salt_raised_epoch before update on catalogue
    for each row when (new.epoch <> old.epoch) execute function salt_epoch();
