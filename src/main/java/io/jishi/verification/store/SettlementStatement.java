package io.jishi.verification.store;

import io.jishi.ledger.model.Account;
import io.jishi.verification.Part;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One statement for everything that is compared of a slice of settlement ids: each table is read once, in that slice,
 * and the rows of the settlement table that all need are kept beside. What must probe an index row by row is written as
 * a value or behind an offset, so that no plan reads a whole table for a slice.
 *
 * <p>Gives what is wrong as invariant, row and fault, and after that rows without an invariant: what was posted by
 * reference date, in the order of {@link Part#PAYERS}.
 */
final class SettlementStatement {

    /** Numbers come first, so that what stands behind them is found without looking at each. */
    private static final String BILL = """
            bill as materialized (
                select %s, total, non_covered, over_limit, upfront_self_pay, eligible, person_sequence, settled_on,
                    settlement_id, kind, region, provider_code, visit_id, person_id, scheme, care_type, fingerprint,
                    visit_generation, undone_by
                from settlement where {settlement_id})
            """.formatted(each(", ", Part::column));

    private static final String PROVIDER = "'" + Account.PROVIDER_PAYABLE + "'";

    /** The largest of a payer is the only one, or there are more postings than payers. */
    private static final String POSTED = """
            posted as (
                select settlement_id, count(*) as count, min(line) as first, max(line) as last,
                    count(*) filter (where amount <= 0 or not coalesce(payer in (%s), false)) as strange, %s
                from (
                    select settlement_id, line, amount,
                        case when credit_account = %3$s then debit_account
                            when debit_account = %3$s then credit_account end as payer,
                        case when credit_account = %3$s then amount else -amount end as signed
                    from posting where {settlement_id}) entry
                group by settlement_id)
            """.formatted(
            each(", ", part -> "'" + part.account() + "'"),
            each(", ", part -> "max(signed) filter (where payer = '" + part.account() + "') as p_" + part.column()),
            PROVIDER);

    private static final String LEDGER = """
            ledger as (
                select coalesce(b.settlement_id, p.settlement_id) as settlement_id, b.settled_on,
                    coalesce(p.count, 0) as count,
                    coalesce(p.first = 1 and p.last = p.count, true) and coalesce(p.strange, 0) = 0 as regular, %s, %s
                from bill b full join posted p on p.settlement_id = b.settlement_id)
            """.formatted(
                    each(", ", part -> "coalesce(p_" + part.column() + ", 0) as p_" + part.column()),
                    each(", ", part -> "coalesce(" + part.column() + ", 0) as " + part.column()));

    /** The sums of a day, and the rows of it that differ with how they do, in one reading. */
    private static final String DAYS = """
            days as materialized (
                select settled_on, %s, array_agg(settlement_id || ' ' || case
                    when settled_on is null then 'there are postings, and no row that they are of'
                    when not regular
                        then 'its postings are not numbered from 1, or one is not between a payer and the provider'
                    else 'postings: expected one for each payer, found ' || count || concat(%s) end)
                    filter (where settled_on is null or not regular or count <> %s or %s) as faults
                from ledger group by settled_on)
            """.formatted(
                    each(", ", part -> "sum(p_" + part.column() + ")::bigint as p_" + part.column()),
                    each(
                            ", ",
                            part -> "case when p_" + part.column() + " <> " + part.column() + " then '; "
                                    + part.account() + ": expected ' || " + part.column() + " || ', found ' || p_"
                                    + part.column() + " end"),
                    each(" + ", part -> "(" + part.column() + " <> 0)::int"),
                    each(" or ", part -> "p_" + part.column() + " <> " + part.column()));

    private static final String POSTINGS = """
            select 'POSTINGS' as invariant, split_part(fault, ' ', 1) as id,
                substr(fault, strpos(fault, ' ') + 1) as fault
            from days cross join unnest(faults) as fault
            """;

    private static final String TWICE = """
            select 'EXACTLY_ONCE', settlement_id, 'the id is stored ' || count(*) || ' times'
            from bill group by settlement_id having count(*) > 1
            """;

    private static final String EVENTS = """
            select 'OUTBOX', coalesce(b.settlement_id, o.event_id), case
                when b.settlement_id is null then 'there is an event, and no row that it is about'
                when o.events is null then 'there is no event about the row'
                when o.events > 1 then 'events about the row: expected 1, found ' || o.events
                when o.type <> b.kind then 'event_type: expected ' || b.kind || ', found ' || o.type
                else 'the event is delivered, and has no number' end
            from bill b full join (
                select event_id, count(*) as events, min(event_type) as type,
                    bool_or(delivered_at is not null and sequence is null) as skipped
                from outbox where {event_id} group by event_id) o on o.event_id = b.settlement_id
            where b.settlement_id is null or o.events is distinct from 1 or o.type <> b.kind or o.skipped
            """;

    private static final String NAMED = """
            named as (
                select coalesce(b.settlement_id, m.settlement_id) as id, min(b.kind) as kind, min(b.region) as region,
                    min(m.message_id) filter (where b.kind is null) as message,
                    count(*) filter (where m.kind = 'ORIGINAL' and m.reason is null
                        and m.fingerprint = b.fingerprint and m.provider_code = b.provider_code) as makers,
                    count(*) filter (where m.kind = 'ALIAS') as aliases
                from bill b full join (
                    select settlement_id, message_id, kind, reason, fingerprint, provider_code
                    from message where {settlement_id}) m on m.settlement_id = b.settlement_id
                group by 1)
            """;

    /** A reversal undoes a bill with its supplements by one message; the row after it is of the same one then. */
    private static final String MESSAGES = """
            select 'EXACTLY_ONCE', n.id, case
                when n.kind is null then 'message ' || n.message || ' names a row that is not there'
                when n.aliases > 0 and n.kind <> 'SETTLEMENT' then 'an alias names it, and it is no bill'
                else 'messages that made the row: expected 1, found ' || n.makers end
            from named n where n.kind is null or (n.aliases > 0 and n.kind <> 'SETTLEMENT')
                or (n.kind <> 'REVERSAL' and n.makers <> 1)
                or (n.kind = 'REVERSAL' and n.makers = 0 and (
                    select x.kind from settlement s join settlement x on x.region = s.region
                        and x.person_id = s.person_id and x.fingerprint = s.fingerprint
                        and x.person_sequence = s.person_sequence + 1
                    where s.region = n.region and s.settlement_id = n.id limit 1) is distinct from 'REVERSAL')
            """;

    /** The lines of a bill that stands are compared with its visit, and the visit with the bill. */
    private static final String VISITS = """
            select 'EXACTLY_ONCE', b.settlement_id, case
                when v.person_id is null then 'its visit ' || b.visit_id || ' is not there'
                when v.person_id <> b.person_id or v.provider_code <> b.provider_code
                    then 'its visit ' || b.visit_id || ' is of another person or provider'
                when b.visit_generation > v.generation then 'visit_generation: expected at most '
                    || v.generation || ', found ' || b.visit_generation
                else 'it stands, and its visit ' || b.visit_id || ' has changed since' end
            from bill b left join lateral (
                select person_id, provider_code, scheme, care_type, state, total, non_covered, over_limit,
                    upfront_self_pay, generation
                from visit v where v.region = b.region and v.visit_id = b.visit_id offset 0) v on true
            where b.kind = 'SETTLEMENT' and (v.person_id is null
                or v.person_id <> b.person_id or v.provider_code <> b.provider_code
                or b.visit_generation > v.generation
                or (b.undone_by is null and (v.scheme, v.care_type, v.state = 'WITHDRAWN', v.total,
                    v.non_covered, v.over_limit, v.upfront_self_pay, v.generation) is distinct from
                    (b.scheme, b.care_type, false, b.total, b.non_covered, b.over_limit, b.upfront_self_pay,
                    coalesce(b.visit_generation, v.generation))))
            """;

    /** Those of a bill that was undone are summed for the bill itself. */
    private static final String LINES = """
            select 'POSTINGS', b.settlement_id, 'the sum of its lines: expected '
                || row(b.total, b.non_covered, b.over_limit, b.upfront_self_pay, b.eligible)::text
                || ', found ' || row(l.total, l.non_covered, l.over_limit, l.upfront_self_pay, l.eligible)::text
            from bill b cross join lateral (
                select count(*) as count, sum(amount) as total, sum(non_covered) as non_covered,
                    sum(over_limit) as over_limit, sum(upfront_self_pay) as upfront_self_pay, sum(eligible) as eligible
                from fee_line l where l.region = b.region and l.visit_id = b.visit_id
                    and l.generation <= b.visit_generation
                    and (l.withdrawn_in is null or l.withdrawn_in > b.visit_generation)) l
            where b.kind = 'SETTLEMENT' and b.undone_by is not null and l.count > 0
                and (b.total, b.non_covered, b.over_limit, b.upfront_self_pay, b.eligible)
                <> (l.total, l.non_covered, l.over_limit, l.upfront_self_pay, l.eligible)
            """;

    /** The columns of a finding come first; those of a day begin after them. */
    static final int DAY = 4;

    /** With a slice in braces, see {@link Query}. */
    static final String SQL = "with " + String.join(", ", BILL, POSTED, LEDGER, DAYS, NAMED)
            + " select invariant, id, fault, null::int as day, "
            + each(", ", part -> "null::bigint as p_" + part.column()) + " from ("
            + String.join(" union all ", POSTINGS, TWICE, EVENTS, MESSAGES, VISITS, LINES)
            + ") found union all select null, null, null, " + BillRows.day("settled_on") + ", "
            + each(", ", part -> "p_" + part.column()) + " from days where settled_on is not null";

    private SettlementStatement() {}

    private static String each(String separator, Function<Part, String> text) {
        return Part.PAYERS.stream().map(text).collect(Collectors.joining(separator));
    }
}
