package io.jishi.verification;

import static io.jishi.verification.Mutation.BILL;
import static io.jishi.verification.Mutation.CANCELLATION;
import static io.jishi.verification.Mutation.SUPPLEMENT;

import java.util.List;

/** Breaks pointers, messages, visits and the outbox: I-4 and I-7. */
final class OnceMutations {

    /** A bill that is undone and whose visit has none that stands. */
    private static final String UNDONE = "select s.settlement_id from settlement s where s.kind = 'SETTLEMENT'"
            + " and s.undone_by is not null and not exists (select from settlement x where x.visit_id = s.visit_id"
            + " and x.kind = 'SETTLEMENT' and x.undone_by is null) order by 1";

    /** A bill whose cancellation was reversed, so that it stands again. */
    private static final String STANDING_AGAIN = "select c.refers_to from settlement c join settlement b"
            + " on b.settlement_id = c.refers_to and b.undone_by is null where c.kind = 'CANCELLATION'"
            + " and c.undone_by is not null order by 1";

    /** A bill of somebody who has another one that stands. */
    private static final String ONE_OF_TWO = "select s.settlement_id from settlement s join settlement x"
            + " on x.person_id = s.person_id and x.person_sequence > s.person_sequence and x.kind = 'SETTLEMENT'"
            + " and x.undone_by is null where s.kind = 'SETTLEMENT' and s.undone_by is null order by 1";

    private static final String NUMBERED = "select event_id from outbox where sequence > 1 order by sequence";

    private static final String REFUSED =
            "select message_id from message where kind = 'ORIGINAL' and reason is not null order by 1";

    private OnceMutations() {}

    static List<Mutation> pointers() {
        return List.of(
                Mutation.of(
                        "a bill that was undone says that it stands",
                        Invariant.EXACTLY_ONCE,
                        UNDONE,
                        "update settlement set undone_by = null where settlement_id = :row"),
                Mutation.of(
                        "a bill that stands says that it was undone",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update settlement set undone_by = (" + CANCELLATION + " limit 1) where settlement_id = :row"),
                Mutation.of(
                        "a bill names another row that undid it",
                        Invariant.EXACTLY_ONCE,
                        UNDONE,
                        "update settlement set undone_by = repeat('Z', 28) where settlement_id = :row"),
                Mutation.of(
                        "a bill that stands again says that it does not",
                        Invariant.EXACTLY_ONCE,
                        STANDING_AGAIN,
                        "update settlement b set undone_by = c.settlement_id from settlement c"
                                + " where b.settlement_id = :row and c.refers_to = :row and c.kind = 'CANCELLATION'"),
                Mutation.of(
                        "a cancellation refers to a row that is not there",
                        Invariant.EXACTLY_ONCE,
                        CANCELLATION,
                        "update settlement set refers_to = repeat('Z', 28) where settlement_id = :row"),
                Mutation.of(
                        "a cancellation refers to itself",
                        Invariant.EXACTLY_ONCE,
                        CANCELLATION,
                        "update settlement set refers_to = settlement_id where settlement_id = :row"),
                Mutation.of(
                        "a bill refers to another row",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update settlement set refers_to = repeat('Z', 28) where settlement_id = :row"),
                Mutation.of(
                        "a supplement refers to no bill",
                        Invariant.EXACTLY_ONCE,
                        SUPPLEMENT,
                        "update settlement set refers_to = repeat('Z', 28) where settlement_id = :row"),
                Mutation.of(
                        "a bill is undone and its supplement is not",
                        Invariant.EXACTLY_ONCE,
                        "select r.settlement_id from settlement r join settlement b on b.settlement_id = r.refers_to"
                                + " and b.kind = 'SETTLEMENT' join settlement s on s.refers_to = b.settlement_id"
                                + " and s.kind = 'SUPPLEMENT' where r.kind = 'REVERSAL' order by 1",
                        "delete from settlement where kind = 'REVERSAL' and refers_to in (select s.settlement_id"
                                + " from settlement s join settlement r on r.refers_to = s.refers_to"
                                + " where r.settlement_id = :row and s.kind = 'SUPPLEMENT')"),
                Mutation.of(
                        "a visit has two bills that stand",
                        Invariant.EXACTLY_ONCE,
                        "select x.settlement_id from settlement x join settlement s on x.person_id = s.person_id"
                                + " and x.person_sequence > s.person_sequence and x.kind = 'SETTLEMENT'"
                                + " and x.undone_by is null where s.kind = 'SETTLEMENT' and s.undone_by is null"
                                + " and s.settlement_id = (" + ONE_OF_TWO + " limit 1) order by x.person_sequence",
                        "drop index settlement_live_per_visit",
                        "update settlement set visit_id = (select visit_id from settlement where settlement_id = ("
                                + ONE_OF_TWO + " limit 1)) where settlement_id = :row"),
                Mutation.of(
                        "an id is stored twice",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "alter table settlement drop constraint settlement_pkey cascade",
                        "alter table settlement drop constraint settlement_region_person_id_person_sequence_key",
                        "drop index settlement_live_per_visit",
                        "insert into settlement select * from settlement where settlement_id = :row"),
                Mutation.of(
                        "the visit of a bill is gone",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "delete from visit v using settlement s where s.settlement_id = :row"
                                + " and v.visit_id = s.visit_id"),
                Mutation.of(
                        "the visit of a bill is of somebody else",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update visit v set person_id = 'somebody else' from settlement s"
                                + " where s.settlement_id = :row and v.visit_id = s.visit_id"),
                Mutation.of(
                        "the visit of a bill has changed since",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update visit v set total = v.total + 1, eligible_class_a = v.eligible_class_a + 1"
                                + " from settlement s where s.settlement_id = :row and v.visit_id = s.visit_id"),
                Mutation.of(
                        "a bill is of lines that are yet to come",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update settlement set visit_generation = 99 where settlement_id = :row"),
                Mutation.of(
                        "a filing that a bill was made with is gone",
                        Invariant.EXACTLY_ONCE,
                        "select settlement_id from filing_use order by 1",
                        "delete from filing f using filing_use u where u.settlement_id = :row"
                                + " and f.filing_id = u.filing_id"));
    }

    static List<Mutation> messages() {
        return List.of(
                Mutation.of(
                        "the message of a bill is gone",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "delete from message where settlement_id = :row and kind = 'ORIGINAL'"),
                Mutation.of(
                        "two messages have made one bill",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "insert into message select region, provider_code, transaction, message_id || '-2', kind,"
                                + " fingerprint, answer_status, answer, reason, needs_review, settlement_id,"
                                + " received_at, visit_id from message where settlement_id = :row"
                                + " and kind = 'ORIGINAL' and transaction = 'SETTLE'"),
                Mutation.of(
                        "a key is stored twice",
                        Invariant.EXACTLY_ONCE,
                        REFUSED,
                        "alter table message drop constraint message_pkey",
                        "insert into message select * from message where message_id = :row"),
                Mutation.of(
                        "a bill was made after its tombstone",
                        Invariant.EXACTLY_ONCE,
                        "select message_id from message where kind = 'TOMBSTONE' order by 1",
                        "update message set settlement_id = (" + BILL + " limit 1) where message_id = :row"),
                Mutation.of(
                        "a tombstone stands in the place of a bill's message",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update message set kind = 'TOMBSTONE', fingerprint = null, settlement_id = null"
                                + " where settlement_id = :row and kind = 'ORIGINAL'"),
                Mutation.of(
                        "a message names a row that is not there",
                        Invariant.EXACTLY_ONCE,
                        "select repeat('Z', 28)",
                        "update message set settlement_id = :row where message_id = (select min(message_id)"
                                + " from message where kind = 'ALIAS')"),
                Mutation.of(
                        "a refused message names a bill",
                        Invariant.EXACTLY_ONCE,
                        REFUSED,
                        "update message set settlement_id = (" + BILL + " limit 1) where message_id = :row"),
                Mutation.of(
                        "an alias has no bill",
                        Invariant.EXACTLY_ONCE,
                        "select message_id from message where kind = 'ALIAS' order by 1",
                        "update message set settlement_id = null where message_id = :row"),
                Mutation.of(
                        "an alias names a cancellation",
                        Invariant.EXACTLY_ONCE,
                        CANCELLATION,
                        "update message set settlement_id = :row where message_id = (select min(message_id)"
                                + " from message where kind = 'ALIAS')"),
                Mutation.of(
                        "the message of a reversal is gone",
                        Invariant.EXACTLY_ONCE,
                        "select s.settlement_id from settlement s where s.kind = 'REVERSAL' and exists ("
                                + "select from message m where m.settlement_id = s.settlement_id) order by 1",
                        "delete from message where settlement_id = :row"),
                Mutation.of(
                        "the message of a bill says something else",
                        Invariant.EXACTLY_ONCE,
                        BILL,
                        "update message set fingerprint = sha256('other') where settlement_id = :row"));
    }

    static List<Mutation> outbox() {
        return List.of(
                Mutation.of("an event is gone", Invariant.OUTBOX, BILL, "delete from outbox where event_id = :row"),
                Mutation.of(
                        "an event is about nothing",
                        Invariant.OUTBOX,
                        "select repeat('Z', 28)",
                        "insert into outbox (region, event_id, event_type, created_at)"
                                + " values ('141000', :row, 'SETTLEMENT', now())"),
                Mutation.of(
                        "an event is there twice",
                        Invariant.OUTBOX,
                        BILL,
                        "alter table outbox drop constraint outbox_pkey",
                        "insert into outbox (region, event_id, event_type, created_at)"
                                + " select region, event_id, event_type, created_at from outbox where event_id = :row"),
                Mutation.of(
                        "an event is of another kind",
                        Invariant.OUTBOX,
                        BILL,
                        "update outbox set event_type = 'REVERSAL' where event_id = :row"),
                Mutation.of(
                        "an event is delivered without a number",
                        Invariant.OUTBOX,
                        "select event_id from outbox where sequence is null order by 1",
                        "update outbox set delivered_at = now() where event_id = :row"),
                Mutation.of(
                        "the numbers of events have a hole",
                        Invariant.OUTBOX,
                        "select event_id from outbox where region = '141000' and sequence is not null"
                                + " order by sequence desc",
                        "update outbox set sequence = sequence + 1 where event_id = :row"),
                Mutation.of(
                        "two events have one number",
                        Invariant.OUTBOX,
                        NUMBERED,
                        "alter table outbox drop constraint outbox_region_sequence_key",
                        "update outbox o set sequence = p.sequence from outbox p where o.event_id = :row"
                                + " and p.region = o.region and p.sequence = o.sequence + 1"),
                Mutation.of(
                        "two events of a person have changed places",
                        Invariant.OUTBOX,
                        ONE_OF_TWO.replace("select s.settlement_id", "select x.settlement_id"),
                        "alter table outbox drop constraint outbox_region_sequence_key",
                        "update outbox o set sequence = case when o.event_id = :row then 0 else o.sequence + 1 end"
                                + " where o.region = (select region from outbox where event_id = :row)"
                                + " and o.sequence <= (select sequence from outbox where event_id = :row)",
                        "update outbox set sequence = 1 where event_id = :row"),
                Mutation.of(
                        "the event of a later row has a number before that of an earlier one",
                        Invariant.OUTBOX,
                        ONE_OF_TWO.replace("select s.settlement_id", "select x.settlement_id"),
                        "update outbox o set sequence = null, delivered_at = null from settlement x, settlement s"
                                + " where x.settlement_id = :row and s.person_id = x.person_id"
                                + " and s.person_sequence < x.person_sequence and o.event_id = s.settlement_id"));
    }
}
