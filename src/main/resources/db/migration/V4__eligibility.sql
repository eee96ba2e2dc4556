-- From when a cover has benefits is computed from the rules of the region and these facts. Rows from before this migration
-- have no day of enrolment: for them the registry's own enrolment and benefits_from go on to count.

alter table coverage
    add column enrolled_on date, -- day of the contribution; null: not on record
    add column basis text not null default 'HOUSEHOLD_REGISTER'
        check (basis in ('HOUSEHOLD_REGISTER', 'RESIDENCE_PERMIT'));

comment on column coverage.enrolment is
    'How the registry says that the cover began. Where enrolled_on is known, the rules read RURAL_LOW_INCOME and'
    ' OTHER_EXEMPT of it and compute the rest.';
comment on column coverage.benefits_from is
    'First day with benefits as the registry says. Counts where enrolled_on is null, or the rules of the scheme are not'
    ' known.';
