package io.jishi.model;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** In how many schedules what has happened: what never happens is proved by nothing. */
final class Counters {

    /** What can happen in a schedule. */
    enum Event {
        SETTLED,
        CANCELLED,
        REVERSED,
        SUPPLEMENTED,
        REJECTED,
        COPY_ARRIVED,
        COPY_ARRIVED_AT_OTHER_GATEWAY,
        COPY_JOINED_WORK,
        COPY_WAITED_IN_VAIN,
        REPLAYED,
        REQUEST_LOST,
        ANSWER_LOST,
        OVERTAKEN,
        REVERSAL_CAME_FIRST,
        ORIGINAL_MET_TOMBSTONE,
        REVERSAL_AFTER_TIMEOUT,
        OTHER_CONTENT_UNDER_SAME_KEY,
        ALIAS,
        SAME_VISIT_WITH_OTHER_CONTENT,
        BATCH_OF_SEVERAL,
        BATCH_RERUN_ONE_BY_ONE,
        UNIQUE_VIOLATION,
        UNKNOWN_COMMIT_THAT_HAPPENED,
        UNKNOWN_COMMIT_THAT_DID_NOT,
        COMMIT_VISIBLE_LATE,
        LOCK_WAITED_FOR,
        LOCK_TIMED_OUT,
        GATEWAY_CRASHED,
        GATEWAY_CRASHED_WITH_COMMIT_UNDER_WAY,
        TOLD_UNKNOWN,
        TOLD_NOT_EXECUTED,
        DEADLINE_PASSED,
        OUTCOME_IN_PROGRESS,
        OUTCOME_NOT_SEEN,
        OUTCOME_FOUND,
        UNCONFIRMED,
        PERSON_REGISTERED_LATE,
        STALE_SITUATION,
        READ_UNDER_LOCK,
        BILL_STANDS_AGAIN,
        STANDING_AGAIN_DECLINED_AS_SETTLED_ANEW,
        STANDING_AGAIN_DECLINED_AS_CHANGED,
        STANDING_AGAIN_DECLINED_AS_ACCOUNT_IS_USED,
        STANDING_AGAIN_DECLINED_AS_GIVEN_UP,
        LATER_BILL_FOR_REVIEW,
        ACCOUNT_USED,
        VISIT_OPENED,
        VISIT_SETTLED_BY_LINES,
        VISIT_STEP_REFUSED
    }

    private final Map<Event, long[]> schedules = new EnumMap<>(Event.class);
    private long messages;
    private final boolean[] inThis = new boolean[Event.values().length];

    Counters() {
        for (Event event : Event.values()) {
            schedules.put(event, new long[1]);
        }
    }

    /** A message, or a copy of one, has arrived at a gateway. */
    void countMessage() {
        messages++;
    }

    /** How many have, in all schedules. */
    long messages() {
        return messages;
    }

    /** It has happened in this schedule. */
    void count(Event event) {
        inThis[event.ordinal()] = true;
    }

    /** A schedule is over. */
    void endOfSchedule() {
        for (Event event : Event.values()) {
            if (inThis[event.ordinal()]) {
                countOf(event)[0]++;
            }
        }
        Arrays.fill(inThis, false);
    }

    private long[] countOf(Event event) {
        return Objects.requireNonNull(schedules.get(event));
    }

    /** What happened in no schedule. */
    List<Event> never() {
        return schedules.entrySet().stream()
                .filter(entry -> entry.getValue()[0] == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** In how many schedules it happened. */
    long of(Event event) {
        return countOf(event)[0];
    }

    @Override
    public String toString() {
        return schedules.entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT) + "=" + entry.getValue()[0])
                .collect(Collectors.joining(" "));
    }
}
