package io.jishi.settlement.store;

/** Queries over visits that are reported by steps. */
final class VisitQueries {

    /** Visits, by regions and ids. */
    static final String VISIT = "select v.* from unnest($1::text[], $2::text[]) as k (region, id)"
            + " join visit v on v.region = k.region and v.visit_id = k.id";

    /** Stays, or registrations with their charges, by regions and ids. */
    static final String VISITS = "select v.* from unnest($1::text[], $2::text[]) as k (region, id)"
            + " join visit v on v.region = k.region and v.registration_id = k.id order by v.charge_batch";

    /** The latest fee date among the lines in force. */
    static final String LATEST_FEE = "select max(fee_date) as latest from fee_line"
            + " where region = $1 and visit_id = $2 and withdrawn_in is null having max(fee_date) is not null";

    /** What else was reported of visits, by regions and ids. */
    static final String RECORDS = "select r.region, r.visit_id, r.kind, r.content"
            + " from unnest($1::text[], $2::text[]) as k (region, id)"
            + " join visit_record r on r.region = k.region and r.visit_id = k.id";

    /** The stays and registrations of a person at a provider. */
    static final String OPENED = "select * from visit where region = $1 and provider_code = $2 and person_id = $3"
            + " and charge_batch = '' and opened_at is not null and state <> 'WITHDRAWN'"
            + " and started_on between $4 and $5 order by started_on desc, visit_id desc limit $6";

    /** The lines that counted in a generation of a visit. */
    static final String LINES = "select v.registration_id, l.* from fee_line l"
            + " join visit v on v.region = l.region and v.visit_id = l.visit_id"
            + " where l.region = $1 and l.visit_id = $2 and l.generation <= $3"
            + " and (l.withdrawn_in is null or l.withdrawn_in > $3)"
            + " order by l.generation, l.position, l.serial limit $4";

    /** The live bills of a stay, or of a registration and its charges. */
    static final String LIVE_BILLS = "select s.visit_id, s.settlement_id from visit v join settlement s"
            + " on s.region = v.region and s.visit_id = v.visit_id and s.kind = 'SETTLEMENT' and s.undone_by is null"
            + " where v.region = $1 and v.registration_id = $2";

    /** Which lines a bill is of. */
    static final String GENERATION = "select visit_generation from settlement"
            + " where region = $1 and settlement_id = $2 and visit_generation is not null";

    /** The message that made a row. */
    static final String MESSAGE = "select message_id from message"
            + " where region = $1 and settlement_id = $2 and kind = 'ORIGINAL' order by received_at limit 1";

    private VisitQueries() {}
}
