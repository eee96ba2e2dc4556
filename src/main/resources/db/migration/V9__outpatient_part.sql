-- A region may keep a part of the yearly cap of ordinary outpatient care for some providers. What they were paid is one
-- more narrow row, which only regions with such a part have.
alter table accumulator_scope drop constraint accumulator_scope_kind_check;
alter table accumulator_scope add constraint accumulator_scope_kind_check
    check (kind in ('OUTPATIENT_DAY', 'DISEASE_YEAR', 'OUTPATIENT_PART_YEAR'));
