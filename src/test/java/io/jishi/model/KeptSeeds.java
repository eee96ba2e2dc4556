package io.jishi.model;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Seeds that are kept, each for what happens in it. A seed that has found a fault is added with a word about the fault;
 * when the drawing of schedules changes, another seed is looked for that shows the same.
 */
final class KeptSeeds {

    static final Map<Long, Counters.Event> ALL = Map.ofEntries(
            // two hospitals' systems take one visit number, or one key, at once at two gateways
            entry(32L, Counters.Event.UNIQUE_VIOLATION),
            entry(44L, Counters.Event.BATCH_RERUN_ONE_BY_ONE),
            entry(16L, Counters.Event.GATEWAY_CRASHED_WITH_COMMIT_UNDER_WAY),
            // one that crashes meanwhile must not keep the lock for ever, as the model itself once did
            entry(95L, Counters.Event.READ_UNDER_LOCK),
            entry(21L, Counters.Event.PERSON_REGISTERED_LATE),
            // registered between a commit of unknown outcome and the second look, which then said "not executed"
            entry(53980996016955L, Counters.Event.UNKNOWN_COMMIT_THAT_HAPPENED),
            entry(20L, Counters.Event.BILL_STANDS_AGAIN),
            entry(37L, Counters.Event.STANDING_AGAIN_DECLINED_AS_SETTLED_ANEW),
            entry(35L, Counters.Event.STANDING_AGAIN_DECLINED_AS_CHANGED),
            entry(77L, Counters.Event.STANDING_AGAIN_DECLINED_AS_ACCOUNT_IS_USED),
            entry(11L, Counters.Event.LOCK_TIMED_OUT),
            entry(8L, Counters.Event.SAME_VISIT_WITH_OTHER_CONTENT));

    private KeptSeeds() {}
}
