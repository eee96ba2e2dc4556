package io.jishi.outbox.store;

/**
 * The statements of the relay. The lease is compared by its holder, its term and the clock of the database wherever a
 * row is changed.
 */
final class OutboxStatements {

    private static final String HELD = "region = $1 and holder = $2 and term = $3 and held_until > clock_timestamp()";

    /** Jumps from one region to the next within the index of what is not delivered. */
    static final String REGIONS = "with recursive waiting (region) as ("
            + "(select region from outbox where delivered_at is null order by region limit 1)"
            + " union all select (select o.region from outbox o where o.delivered_at is null and o.region > w.region"
            + " order by o.region limit 1) from waiting w where w.region is not null)"
            + " select region from waiting where region is not null limit $1";

    /** One row if the lease is ours now. */
    static final String ACQUIRE = "insert into outbox_lease as l (region, holder, term, held_until)"
            + " values ($1, $2, 1, clock_timestamp() + $3::bigint * interval '1 millisecond')"
            + " on conflict (region) do update set holder = excluded.holder, term = l.term + 1,"
            + " held_until = excluded.held_until"
            + " where l.holder is null or l.holder = excluded.holder or l.held_until <= clock_timestamp()"
            + " returning term";

    static final String RENEW = "update outbox_lease"
            + " set held_until = clock_timestamp() + $4::bigint * interval '1 millisecond' where " + HELD;

    static final String RELEASE = "update outbox_lease set holder = null, held_until = clock_timestamp()"
            + " where region = $1 and holder = $2 and term = $3";

    static final String LOCK = "select last_sequence from outbox_lease where " + HELD + " for update";

    /** How many were numbered. */
    static final String NUMBER = "with lease as (select last_sequence from outbox_lease where " + HELD + "),"
            + " arrived as (select event_id, row_number() over (order by arrival) as place from ("
            + "select event_id, arrival from outbox where region = $1 and sequence is null order by arrival limit $4)"
            + " first),"
            + " numbered as (update outbox o set sequence = lease.last_sequence + arrived.place from arrived, lease"
            + " where o.region = $1 and o.event_id = arrived.event_id returning 1),"
            // not by the clock again: what was numbered is counted, also if the lease ends in this instant
            + " counted as (update outbox_lease l set last_sequence = l.last_sequence + (select count(*) from arrived)"
            + " from lease where l.region = $1 and exists (select from arrived) returning 1)"
            + " select (select count(*) from numbered)::int, (select count(*) from counted)";

    static final String NEXT = "select o.sequence, o.event_id, o.event_type, s.refers_to, s.provider_code, s.visit_id,"
            + " s.settled_on, s.settled_at, s.total, s.pooling_fund, s.critical_illness, s.extras,"
            + " s.medical_assistance, s.additional_assistance, s.hospital_borne, s.personal_account, s.cash"
            + " from (select region, sequence, event_id, event_type from outbox where region = $1"
            + " and delivered_at is null and sequence > $2 order by sequence limit $3) o"
            + " left join settlement s on s.region = o.region and s.settlement_id = o.event_id order by o.sequence";

    /** Whether the lease was held; then all of them are marked. */
    static final String DELIVERED = "with lease as (select 1 from outbox_lease where " + HELD + " for update),"
            + " marked as (update outbox set delivered_at = clock_timestamp() where region = $1"
            + " and sequence between $4 and $5 and delivered_at is null and exists (select from lease) returning 1)"
            + " select (select count(*) from lease), (select count(*) from marked)";

    /** Numbered events are counted by their numbers, the others one by one up to a bound. */
    static final String BACKLOG = "select coalesce(l.last_sequence - first.sequence + 1, 0)"
            + " + (select count(*) from (select from outbox where region = $1 and sequence is null limit 100000) u),"
            + " coalesce(greatest(0, floor(extract(epoch from clock_timestamp() - coalesce(first.created_at,"
            + " (select created_at from outbox where region = $1 and sequence is null order by arrival limit 1))))), 0)"
            + "::bigint"
            + " from outbox_lease l left join lateral (select sequence, created_at from outbox where region = $1"
            + " and delivered_at is null and sequence is not null order by sequence limit 1) first on true"
            + " where l.region = $1";

    private OutboxStatements() {}
}
