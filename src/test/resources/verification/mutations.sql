-- Ways to break a good database. First come queries for rows that are there, under names of one word; then mutations, each
-- under the invariant that must report it and what is broken, in words. The first statement of a mutation gives what
-- identifies the row that must be named, as :row in the others. A name in braces stands for the query of that name.

-- query bill
select s.settlement_id from settlement s where s.kind = 'SETTLEMENT' and s.undone_by is null and s.pooling_fund
    > 0 and s.cash > 0 order by 1;

-- query cancellation
select settlement_id from settlement where kind = 'CANCELLATION' and undone_by is null order by 1;

-- query supplement
select settlement_id from settlement where kind = 'SUPPLEMENT' and undone_by is null order by 1;

-- query day
select 'POOLING_FUND on ' || settled_on from settlement where kind = 'SETTLEMENT' and undone_by is null and
    pooling_fund > 0 order by 1;

-- query bill-of-day
(select settlement_id from settlement where kind = 'SETTLEMENT' and undone_by is null and pooling_fund > 0 and
    'POOLING_FUND on ' || settled_on = :row order by 1 limit 1);

-- query visit
select v.visit_id from visit v join settlement s on s.visit_id = v.visit_id where s.kind = 'SETTLEMENT' and
    s.undone_by is null and v.line_count > 1 order by 1;

-- query bill-of-lines
select s.settlement_id from visit v join settlement s on s.visit_id = v.visit_id where s.kind = 'SETTLEMENT' and
    s.undone_by is not null and exists (select from fee_line l where l.visit_id = v.visit_id and l.withdrawn_in
    is not null and l.generation <= s.visit_generation and l.withdrawn_in > s.visit_generation) order by 1;

-- query person
select person_id from person where sequence > 1 order by 1;

-- query year
select person_id from accumulator where pooling_fund_paid > 0 order by 1;

-- query last
select s.settlement_id from settlement s join settlement b on b.person_id = s.person_id and b.person_sequence =
    s.person_sequence - 1 and b.kind = 'SETTLEMENT' and b.year_start = s.year_start and b.undone_by is null join
    person p on p.person_id = s.person_id and p.sequence = s.person_sequence where s.kind = 'SETTLEMENT' order
    by 1;

-- query undone
select s.settlement_id from settlement s where s.kind = 'SETTLEMENT' and s.undone_by is not null and not exists
    (select from settlement x where x.visit_id = s.visit_id and x.kind = 'SETTLEMENT' and x.undone_by is null)
    order by 1;

-- query standing-again
select c.refers_to from settlement c join settlement b on b.settlement_id = c.refers_to and b.undone_by is null
    where c.kind = 'CANCELLATION' and c.undone_by is not null order by 1;

-- query one-of-two
select s.settlement_id from settlement s join settlement x on x.person_id = s.person_id and x.person_sequence >
    s.person_sequence and x.kind = 'SETTLEMENT' and x.undone_by is null where s.kind = 'SETTLEMENT' and
    s.undone_by is null order by 1;

-- query numbered
select event_id from outbox where sequence > 1 order by sequence;

-- query refused
select message_id from message where kind = 'ORIGINAL' and reason is not null order by 1;

-- I-1 a posting is deleted
{bill};
delete from posting where settlement_id = :row and line = 2;

-- I-1 a posting has one fen more
{bill};
update posting set amount = amount + 1 where settlement_id = :row and line = 1;

-- I-1 a posting is there twice
{bill};
insert into posting select region, settlement_id, 9, debit_account, credit_account, amount from posting where
    settlement_id = :row and line = 1;

-- I-1 a posting is turned round
{bill};
update posting set debit_account = credit_account, credit_account = debit_account where settlement_id = :row and
    line = 1;

-- I-1 a posting is charged to another fund
{bill};
update posting set debit_account = 'EXTRA_LAYERS' where settlement_id = :row and debit_account = 'POOLING_FUND';

-- I-1 a posting is split into two that add up
{bill};
update posting set amount = amount - 1 where settlement_id = :row and line = 1;
insert into posting select region, settlement_id, (select max(line) + 1 from posting where settlement_id =
    :row), debit_account, credit_account, 1 from posting where settlement_id = :row and line = 1;

-- I-1 a posting pays nobody that there is
{bill};
update posting set credit_account = 'SOMEBODY' where settlement_id = :row and line = 1;

-- I-1 the numbers of postings have a hole
{bill};
update posting set line = 9 where settlement_id = :row and line = 1;

-- I-1 postings are left without their row
select repeat('Z', 28);
insert into posting values ('141000', :row, 1, 'PATIENT_CASH', 'PROVIDER_PAYABLE', 5);

-- I-1 the total of a bill has one fen more
{bill};
update settlement set total = total + 1 where settlement_id = :row;

-- I-1 a fee line in force has one fen more
{visit};
update fee_line set amount = amount + 1, eligible = eligible + 1 where visit_id = :row and withdrawn_in is null
    and serial = (select min(serial) from fee_line where visit_id = :row and withdrawn_in is null);

-- I-1 a fee line of a cancelled bill has one fen more
{bill-of-lines};
update fee_line l set amount = l.amount + 1, non_covered = l.non_covered + 1 from settlement s where
    s.settlement_id = :row and l.visit_id = s.visit_id and l.withdrawn_in is not null;

-- I-1 a fee line is withdrawn without its visit
{visit};
update fee_line set withdrawn_in = generation where visit_id = :row and withdrawn_in is null and serial = '1';

-- I-1 a visit counts a line too many
{visit};
update visit set line_count = line_count + 1 where visit_id = :row;

-- I-1 the visit of lines is gone
{visit};
delete from visit where visit_id = :row;

-- I-2 the ledger of a day has one fen more
{day};
update posting set amount = amount + 1 where debit_account = 'POOLING_FUND' and settlement_id = {bill-of-day};

-- I-2 the ledger of a day is below zero
{day};
update posting p set debit_account = 'PROVIDER_PAYABLE', credit_account = 'POOLING_FUND', amount = 100000000
    from settlement s where s.settlement_id = p.settlement_id and debit_account = 'POOLING_FUND' and
    'POOLING_FUND on ' || settled_on = :row;

-- I-6 a bill and its postings are for one fen less of a fund
{bill};
update settlement set pooling_fund = pooling_fund - 1, cash = cash + 1 where settlement_id = :row;
update posting set amount = amount - 1 where settlement_id = :row and debit_account = 'POOLING_FUND';
update posting set amount = amount + 1 where settlement_id = :row and debit_account = 'PATIENT_CASH';

-- I-9 a patient is paid by a bill
{bill};
update settlement set pooling_fund = pooling_fund + cash + 1, cash = -1 where settlement_id = :row;

-- I-9 a supplement has an expense of its own
{supplement};
update settlement set total = 1, eligible = 1, cash = cash + 1 where settlement_id = :row;

-- I-9 a supplement takes from a fund
{supplement};
update settlement set extras = extras - 1, cash = cash + 1 where settlement_id = :row;

-- I-9 a supplement gives back more than was paid
select refers_to from settlement where kind = 'SUPPLEMENT' and undone_by is null order by 1;
update settlement set critical_illness = critical_illness + 90000000, cash = cash - 90000000 where kind =
    'SUPPLEMENT' and undone_by is null and refers_to = :row;

-- I-9 the rows of a year add up to less than nothing
select person_id from settlement where kind = 'SETTLEMENT' and person_sequence = 1 and undone_by is null order
    by 1;
update settlement set facts = regexp_replace(facts, '"outOfPocket":[0-9.]+', '"outOfPocket":-9999999.00', 1, 2)
    where person_id = :row and person_sequence = 1;

-- I-3 an accumulator has one fen more
{year};
update accumulator set out_of_pocket = out_of_pocket + 1 where person_id = :row;

-- I-3 an admission is counted twice
{year};
update accumulator set admissions = admissions + 1 where person_id = :row;

-- I-3 the accumulators of a year are gone
{year};
delete from accumulator where person_id = :row;

-- I-3 the accumulators are of another year
{year};
update accumulator set year_start = year_start + interval '10 years' where person_id = :row;

-- I-3 somebody without a bill has accumulators
select person_id from person where sequence = 0 order by 1;
insert into accumulator (region, person_id, scheme, year_start, extras_paid) values ('141000', :row, 'RESIDENT',
    '2019-01-01', 1);

-- I-3 what was paid on a day has one fen more
select person_id from accumulator_scope where kind = 'OUTPATIENT_DAY' and amount > 0 order by 1;
update accumulator_scope set amount = amount + 1 where person_id = :row and kind = 'OUTPATIENT_DAY';

-- I-3 what was paid for a disease is gone
select person_id from accumulator_scope where kind = 'DISEASE_YEAR' and amount > 0 order by 1;
delete from accumulator_scope where person_id = :row and kind = 'DISEASE_YEAR';

-- I-3 what was paid of a part of the year is of another part
select person_id from accumulator_scope where kind = 'OUTPATIENT_PART_YEAR' and amount > 0 order by 1;
update accumulator_scope set scope = 'OTHER' where person_id = :row and kind = 'OUTPATIENT_PART_YEAR';

-- I-3 a bill was computed from stale accumulators
{last};
update settlement set facts = regexp_replace(facts, '"outOfPocket":[0-9.]+', '"outOfPocket":0.01') where
    settlement_id = :row;

-- I-3 a supplement was computed from stale accumulators
{supplement};
update settlement set facts = regexp_replace(facts, '"outOfPocket":[0-9.]+', '"outOfPocket":0.01') where
    settlement_id = :row;

-- I-3 two bills of a person have changed places
{last};
update settlement set person_sequence = person_sequence + 1000000 where settlement_id = :row;
update settlement b set person_sequence = b.person_sequence + 1 from settlement s where s.settlement_id = :row
    and b.person_id = s.person_id and b.person_sequence = s.person_sequence - 1000001;
update settlement set person_sequence = person_sequence - 1000001 where settlement_id = :row;

-- I-11 the numbers of a person's rows have a hole
{last};
update settlement set person_sequence = person_sequence + 1 where settlement_id = :row;
update person p set sequence = p.sequence + 1 from settlement s where s.settlement_id = :row and p.person_id =
    s.person_id;

-- I-11 two rows of a person have one number
select 'expected ' || s.person_sequence || ', found ' || s.person_sequence - 1 from settlement s where
    s.settlement_id = ({last} limit 1);
alter table settlement drop constraint settlement_region_person_id_person_sequence_key;
with moved as (update settlement set person_sequence = person_sequence - 1 where settlement_id = ({last} limit
    1) returning person_id) update person p set sequence = sequence - 1 from moved where p.person_id =
    moved.person_id;

-- I-11 a person counts a row too many
{person};
update person set sequence = sequence + 1 where person_id = :row;

-- I-11 a person has lost every row
{person};
delete from settlement where person_id = :row;

-- I-11 the person of rows is gone
{person};
delete from person where person_id = :row;

-- I-6 a fee in the facts is another
{bill};
update settlement set facts = regexp_replace(facts, '"total":[0-9.]+', '"total":99.99') where settlement_id =
    :row;

-- I-6 the filing in the facts is taken away
select settlement_id from settlement where facts like '%"referral":"FILED"%' and kind = 'SETTLEMENT' order by 1;
update settlement set facts = replace(facts, '"referral":"FILED"', '"referral":"NOT_FILED"') where settlement_id
    = :row;

-- I-6 the change in the facts is another
{bill};
update settlement set facts = regexp_replace(facts, '"extrasPaid":[0-9.]+', '"extrasPaid":0.01', 1, 2) where
    settlement_id = :row;

-- I-6 the facts say more than is known
{bill};
update settlement set facts = replace(facts, '"referral"', '"note":"x","referral"') where settlement_id = :row;

-- I-6 the facts are cut off
{bill};
update settlement set facts = left(facts, 100) where settlement_id = :row;

-- I-6 the package of a bill is not stored
{bill};
update settlement set policy_hash = sha256('other') where settlement_id = :row;

-- I-6 a stored package says something else
{bill};
update policy_package set law = law || ' ';

-- I-6 a bill was made by another arithmetic
{bill};
update settlement set engine_version = 2 where settlement_id = :row;

-- I-6 a bill names another version of its package
{bill};
update settlement set policy_from = policy_from + 1 where settlement_id = :row;

-- I-6 a bill is of another reference date
{bill};
update settlement set settled_on = settled_on + interval '90 years' where settlement_id = :row;

-- I-6 a bill is of another scheme
{bill};
update settlement set scheme = 'EMPLOYEE' where settlement_id = :row;

-- I-6 a bill is of another kind of care
select settlement_id from settlement where kind = 'SETTLEMENT' and care_type = 'INPATIENT' and undone_by is null
    order by 1;
update settlement set care_type = 'OUTPATIENT' where settlement_id = :row;

-- I-6 a bill is of no kind of care that there is
{bill};
update settlement set care_type = 'NONE' where settlement_id = :row;

-- I-6 the flag of a bill is turned
{bill};
update settlement set pays_nothing = not pays_nothing where settlement_id = :row;

-- I-6 the reduction of a bill has one fen more
{bill};
update settlement set unreferred_reduction = unreferred_reduction + 1 where settlement_id = :row;

-- I-6 a cancellation is one fen off its bill
{cancellation};
update settlement set deductible = deductible - 1 where settlement_id = :row;

-- I-6 a cancellation has other facts than its bill
{cancellation};
update settlement set facts = replace(facts, '"referral":"', '"referral":"X') where settlement_id = :row;

-- I-6 a cancellation changes nothing
{cancellation};
update settlement c set facts = b.facts from settlement b where c.settlement_id = :row and b.settlement_id =
    c.refers_to;

-- I-6 a cancellation is of another day than its bill
{cancellation};
update settlement set settled_on = settled_on + 1 where settlement_id = :row;

-- I-6 a supplement has another cause
{supplement};
update settlement set cause = case cause when 'LATE_GRANT' then 'LATE_IDENTITY' else 'LATE_GRANT' end where
    settlement_id = :row;

-- I-6 a supplement knows of other payments before it
{supplement};
update settlement set facts = regexp_replace(facts, '"assistanceDeductible":[0-9.]+',
    '"assistanceDeductible":0.01') where settlement_id = :row;

-- I-4 a bill that was undone says that it stands
{undone};
update settlement set undone_by = null where settlement_id = :row;

-- I-4 a bill that stands says that it was undone
{bill};
update settlement set undone_by = ({cancellation} limit 1) where settlement_id = :row;

-- I-4 a bill names another row that undid it
{undone};
update settlement set undone_by = repeat('Z', 28) where settlement_id = :row;

-- I-4 a bill that stands again says that it does not
{standing-again};
update settlement b set undone_by = c.settlement_id from settlement c where b.settlement_id = :row and
    c.refers_to = :row and c.kind = 'CANCELLATION';

-- I-4 a cancellation refers to a row that is not there
{cancellation};
update settlement set refers_to = repeat('Z', 28) where settlement_id = :row;

-- I-4 a cancellation refers to itself
{cancellation};
update settlement set refers_to = settlement_id where settlement_id = :row;

-- I-4 a bill refers to another row
{bill};
update settlement set refers_to = repeat('Z', 28) where settlement_id = :row;

-- I-4 a supplement refers to no bill
{supplement};
update settlement set refers_to = repeat('Z', 28) where settlement_id = :row;

-- I-4 a bill is undone and its supplement is not
select r.settlement_id from settlement r join settlement b on b.settlement_id = r.refers_to and b.kind =
    'SETTLEMENT' join settlement s on s.refers_to = b.settlement_id and s.kind = 'SUPPLEMENT' where r.kind =
    'REVERSAL' order by 1;
delete from settlement where kind = 'REVERSAL' and refers_to in (select s.settlement_id from settlement s join
    settlement r on r.refers_to = s.refers_to where r.settlement_id = :row and s.kind = 'SUPPLEMENT');

-- I-4 a visit has two bills that stand
select x.settlement_id from settlement x join settlement s on x.person_id = s.person_id and x.person_sequence >
    s.person_sequence and x.kind = 'SETTLEMENT' and x.undone_by is null where s.kind = 'SETTLEMENT' and
    s.undone_by is null and s.settlement_id = ({one-of-two} limit 1) order by x.person_sequence;
drop index settlement_live_per_visit;
update settlement set visit_id = (select visit_id from settlement where settlement_id = ({one-of-two} limit 1))
    where settlement_id = :row;

-- I-4 an id is stored twice
{bill};
alter table settlement drop constraint settlement_pkey cascade;
alter table settlement drop constraint settlement_region_person_id_person_sequence_key;
drop index settlement_live_per_visit;
insert into settlement select * from settlement where settlement_id = :row;

-- I-4 the visit of a bill is gone
{bill};
delete from visit v using settlement s where s.settlement_id = :row and v.visit_id = s.visit_id;

-- I-4 the visit of a bill is of somebody else
{bill};
update visit v set person_id = 'somebody else' from settlement s where s.settlement_id = :row and v.visit_id =
    s.visit_id;

-- I-4 the visit of a bill has changed since
{bill};
update visit v set total = v.total + 1, eligible_class_a = v.eligible_class_a + 1 from settlement s where
    s.settlement_id = :row and v.visit_id = s.visit_id;

-- I-4 a bill is of lines that are yet to come
{bill};
update settlement set visit_generation = 99 where settlement_id = :row;

-- I-4 a filing that a bill was made with is gone
select settlement_id from filing_use order by 1;
delete from filing f using filing_use u where u.settlement_id = :row and f.filing_id = u.filing_id;

-- I-4 the message of a bill is gone
{bill};
delete from message where settlement_id = :row and kind = 'ORIGINAL';

-- I-4 two messages have made one bill
{bill};
insert into message select region, provider_code, transaction, message_id || '-2', kind, fingerprint,
    answer_status, answer, reason, needs_review, settlement_id, received_at, visit_id from message where
    settlement_id = :row and kind = 'ORIGINAL' and transaction = 'SETTLE';

-- I-4 a key is stored twice
{refused};
alter table message drop constraint message_pkey;
insert into message select * from message where message_id = :row;

-- I-4 a bill was made after its tombstone
select message_id from message where kind = 'TOMBSTONE' order by 1;
update message set settlement_id = ({bill} limit 1) where message_id = :row;

-- I-4 a tombstone stands in the place of a bill's message
{bill};
update message set kind = 'TOMBSTONE', fingerprint = null, settlement_id = null where settlement_id = :row and
    kind = 'ORIGINAL';

-- I-4 a message names a row that is not there
select repeat('Z', 28);
update message set settlement_id = :row where message_id = (select min(message_id) from message where kind =
    'ALIAS');

-- I-4 a refused message names a bill
{refused};
update message set settlement_id = ({bill} limit 1) where message_id = :row;

-- I-4 an alias has no bill
select message_id from message where kind = 'ALIAS' order by 1;
update message set settlement_id = null where message_id = :row;

-- I-4 an alias names a cancellation
{cancellation};
update message set settlement_id = :row where message_id = (select min(message_id) from message where kind =
    'ALIAS');

-- I-4 the message of a reversal is gone
select s.settlement_id from settlement s where s.kind = 'REVERSAL' and exists (select from message m where
    m.settlement_id = s.settlement_id) order by 1;
delete from message where settlement_id = :row;

-- I-4 the message of a bill says something else
{bill};
update message set fingerprint = sha256('other') where settlement_id = :row;

-- I-7 an event is gone
{bill};
delete from outbox where event_id = :row;

-- I-7 an event is about nothing
select repeat('Z', 28);
insert into outbox (region, event_id, event_type, created_at) values ('141000', :row, 'SETTLEMENT', now());

-- I-7 an event is there twice
{bill};
alter table outbox drop constraint outbox_pkey;
insert into outbox (region, event_id, event_type, created_at) select region, event_id, event_type, created_at
    from outbox where event_id = :row;

-- I-7 an event is of another kind
{bill};
update outbox set event_type = 'REVERSAL' where event_id = :row;

-- I-7 an event is delivered without a number
select event_id from outbox where sequence is null order by 1;
update outbox set delivered_at = now() where event_id = :row;

-- I-7 the numbers of events have a hole
select event_id from outbox where region = '141000' and sequence is not null order by sequence desc;
update outbox set sequence = sequence + 1 where event_id = :row;

-- I-7 two events have one number
{numbered};
drop index outbox_numbered_once;
update outbox o set sequence = p.sequence from outbox p where o.event_id = :row and p.region = o.region and
    p.sequence = o.sequence + 1;

-- I-7 two events of a person have changed places
select x.settlement_id from settlement s join settlement x on x.person_id = s.person_id and x.person_sequence >
    s.person_sequence and x.kind = 'SETTLEMENT' and x.undone_by is null where s.kind = 'SETTLEMENT' and
    s.undone_by is null order by 1;
drop index outbox_numbered_once;
update outbox o set sequence = case when o.event_id = :row then 0 else o.sequence + 1 end where o.region =
    (select region from outbox where event_id = :row) and o.sequence <= (select sequence from outbox where
    event_id = :row);
update outbox set sequence = 1 where event_id = :row;

-- I-7 the event of a later row has a number before that of an earlier one
select x.settlement_id from settlement s join settlement x on x.person_id = s.person_id and x.person_sequence >
    s.person_sequence and x.kind = 'SETTLEMENT' and x.undone_by is null where s.kind = 'SETTLEMENT' and
    s.undone_by is null order by 1;
update outbox o set sequence = null, delivered_at = null from settlement x, settlement s where x.settlement_id =
    :row and s.person_id = x.person_id and s.person_sequence < x.person_sequence and o.event_id =
    s.settlement_id;

