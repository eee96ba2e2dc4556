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
                        'it is stored more than once'
                    from (select provider_code, transaction, message_id, lag(message_id) over
                        (partition by provider_code, transaction order by message_id) as before
                        from message where {region}) ordered
                    where message_id = before
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
