package io.jishi.verification.store;

import io.jishi.verification.Invariant;
import java.util.List;

/**
 * What one statement can compare by itself. Each gives the row and what is wrong with it, and nothing where everything
 * is right. A part in braces is the slice, see {@link Query}.
 */
final class Statements {

    /** A statement and the invariant that its rows break. */
    record Statement(Invariant invariant, String sql) {}

    /**
     * Of a slice of settlement ids. What must probe an index row by row is written as a value or behind an offset, so
     * that no plan reads a whole table for a slice. The lines of a bill that stands are compared with its visit, and
     * the visit with the bill; only those of a bill that was undone are summed for the bill itself.
     */
    static final List<Statement> BY_SETTLEMENT = List.of(
            new Statement(Invariant.EXACTLY_ONCE, """
                    select settlement_id, 'the id is stored ' || count(*) || ' times'
                    from settlement where {settlement_id} group by settlement_id having count(*) > 1
                    """),
            new Statement(Invariant.OUTBOX, """
                    select coalesce(s.settlement_id, o.event_id), case
                        when s.settlement_id is null then 'there is an event, and no row that it is about'
                        when o.events is null then 'there is no event about the row'
                        when o.events > 1 then 'events about the row: expected 1, found ' || o.events
                        when o.type <> s.kind then 'event_type: expected ' || s.kind || ', found ' || o.type
                        else 'the event is delivered, and has no number' end
                    from (select settlement_id, kind from settlement where {settlement_id}) s
                    full join (
                        select event_id, count(*) as events, min(event_type) as type,
                            bool_or(delivered_at is not null and sequence is null) as skipped
                        from outbox where {event_id} group by event_id) o on o.event_id = s.settlement_id
                    where s.settlement_id is null or o.events is distinct from 1 or o.type <> s.kind or o.skipped
                    """),
            new Statement(Invariant.EXACTLY_ONCE, """
                    with named as (
                        select coalesce(s.settlement_id, m.settlement_id) as id, s.region, s.kind, s.person_id,
                            s.person_sequence, s.fingerprint, min(m.message_id) as message,
                            count(*) filter (where m.kind = 'ORIGINAL' and m.reason is null
                                and m.fingerprint = s.fingerprint and m.provider_code = s.provider_code) as makers,
                            count(*) filter (where m.kind = 'ALIAS') as aliases
                        from (select region, settlement_id, kind, person_id, person_sequence, fingerprint, provider_code
                            from settlement where {settlement_id}) s
                        full join (select settlement_id, message_id, kind, reason, fingerprint, provider_code
                            from message where {settlement_id}) m on m.settlement_id = s.settlement_id
                        group by 1, 2, 3, 4, 5, 6)
                    select id, case
                        when kind is null then 'message ' || message || ' names a row that is not there'
                        when aliases > 0 and kind <> 'SETTLEMENT' then 'an alias names it, and it is no bill'
                        else 'messages that made the row: expected 1, found ' || makers end
                    from named n where kind is null or (aliases > 0 and kind <> 'SETTLEMENT')
                        or (kind <> 'REVERSAL' and makers <> 1)
                        or (kind = 'REVERSAL' and makers = 0 and (select x.kind from settlement x
                            where x.region = n.region and x.person_id = n.person_id and x.fingerprint = n.fingerprint
                                and x.person_sequence = n.person_sequence + 1 limit 1) is distinct from 'REVERSAL')
                    """),
            new Statement(Invariant.EXACTLY_ONCE, """
                    select s.settlement_id, case
                        when v.person_id is null then 'its visit ' || s.visit_id || ' is not there'
                        when v.person_id <> s.person_id or v.provider_code <> s.provider_code
                            then 'its visit ' || s.visit_id || ' is of another person or provider'
                        when s.visit_generation > v.generation then 'visit_generation: expected at most '
                            || v.generation || ', found ' || s.visit_generation
                        else 'it stands, and its visit ' || s.visit_id || ' has changed since' end
                    from settlement s left join lateral (select * from visit v
                        where v.region = s.region and v.visit_id = s.visit_id offset 0) v on true
                    where {s.settlement_id} and s.kind = 'SETTLEMENT' and (v.person_id is null
                        or v.person_id <> s.person_id or v.provider_code <> s.provider_code
                        or s.visit_generation > v.generation
                        or (s.undone_by is null and (v.scheme, v.care_type, v.state = 'WITHDRAWN', v.total,
                            v.non_covered, v.over_limit, v.upfront_self_pay, v.generation) is distinct from
                            (s.scheme, s.care_type, false, s.total, s.non_covered, s.over_limit, s.upfront_self_pay,
                            coalesce(s.visit_generation, v.generation))))
                    """),
            new Statement(Invariant.POSTINGS, """
                    select s.settlement_id, 'the sum of its lines: expected '
                        || row(s.total, s.non_covered, s.over_limit, s.upfront_self_pay, s.eligible)::text
                        || ', found ' || row(l.total, l.non_covered, l.over_limit, l.upfront_self_pay, l.eligible)::text
                    from settlement s cross join lateral (
                        select count(*) as count, sum(amount) as total, sum(non_covered) as non_covered,
                            sum(over_limit) as over_limit, sum(upfront_self_pay) as upfront_self_pay,
                            sum(eligible) as eligible
                        from fee_line l where l.region = s.region and l.visit_id = s.visit_id
                            and l.generation <= s.visit_generation
                            and (l.withdrawn_in is null or l.withdrawn_in > s.visit_generation)) l
                    where {s.settlement_id} and s.kind = 'SETTLEMENT' and s.undone_by is not null and l.count > 0
                        and (s.total, s.non_covered, s.over_limit, s.upfront_self_pay, s.eligible)
                        <> (l.total, l.non_covered, l.over_limit, l.upfront_self_pay, l.eligible)
                    """));

    /** Of a slice of visit ids. */
    static final List<Statement> BY_VISIT = List.of(new Statement(Invariant.POSTINGS, """
                    select 'visit ' || coalesce(v.visit_id, l.visit_id), case
                        when v.visit_id is null then 'there are lines, and no visit that they are of'
                        when v.line_count <> coalesce(l.count, 0)
                            then 'line_count: expected ' || coalesce(l.count, 0) || ', found ' || v.line_count
                        else 'its totals are not the sum of its lines' end
                    from (select * from visit where {visit_id}) v
                    full join (
                        select visit_id, count(*) filter (where withdrawn_in is null) as count,
                            max(greatest(generation, withdrawn_in)) as newest,
                            coalesce(sum(amount) filter (where withdrawn_in is null), 0) as total,
                            coalesce(sum(non_covered) filter (where withdrawn_in is null), 0) as non_covered,
                            coalesce(sum(over_limit) filter (where withdrawn_in is null), 0) as over_limit,
                            coalesce(sum(upfront_self_pay) filter (where withdrawn_in is null), 0) as upfront,
                            coalesce(sum(eligible) filter (where withdrawn_in is null and class = 'A'), 0) as class_a,
                            coalesce(sum(eligible) filter (where withdrawn_in is null and class = 'B'), 0) as class_b
                        from fee_line where {visit_id} group by visit_id) l on l.visit_id = v.visit_id
                    where v.visit_id is null or v.line_count <> coalesce(l.count, 0) or l.newest > v.generation
                        or ((v.line_count > 0 or v.opened_at is not null)
                            and (v.total, v.non_covered, v.over_limit, v.upfront_self_pay, v.eligible_class_a,
                                v.eligible_class_b) is distinct from (coalesce(l.total, 0), coalesce(l.non_covered, 0),
                                coalesce(l.over_limit, 0), coalesce(l.upfront, 0), coalesce(l.class_a, 0),
                                coalesce(l.class_b, 0)))
                    """));

    /** Of a whole region. */
    static final List<Statement> BY_REGION = List.of(
            new Statement(Invariant.OUTBOX, """
                    select event_id, 'sequence: expected ' || before + 1 || ', found ' || sequence
                    from (select event_id, sequence, lag(sequence, 1, 0::bigint) over (order by sequence) as before
                        from outbox where {region} and sequence is not null) numbered
                    where sequence <> before + 1
                    """),
            new Statement(Invariant.EXACTLY_ONCE, """
                    select 'message ' || provider_code || ' ' || transaction || ' ' || message_id, case kind
                        when 'TOMBSTONE' then 'a tombstone has a row, a visit or content'
                        when 'ALIAS' then 'an alias has no bill, or no content'
                        else 'a refused message names a row, or one that was not refused has no content' end
                    from message where {region} and case kind
                        when 'TOMBSTONE' then num_nonnulls(settlement_id, visit_id, fingerprint) > 0
                        when 'ALIAS' then num_nulls(settlement_id, fingerprint, reason) > 0
                        else fingerprint is null or (reason is not null and settlement_id is not null) end
                    """),
            new Statement(Invariant.EXACTLY_ONCE, """
                    select 'message ' || provider_code || ' ' || transaction || ' ' || message_id,
                        'it is stored ' || count(*) || ' times'
                    from message where {region} group by provider_code, transaction, message_id having count(*) > 1
                    """),
            new Statement(Invariant.EXACTLY_ONCE, """
                    select u.settlement_id, 'it was made with filing ' || u.filing_id
                        || ', and one of both is not there'
                    from filing_use u where {u.region} and not exists (
                        select from settlement s join filing f
                            on f.region = s.region and f.person_id = s.person_id and f.filing_id = u.filing_id
                        where s.region = u.region and s.settlement_id = u.settlement_id)
                    """));

    private Statements() {}
}
