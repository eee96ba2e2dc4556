package io.jishi.model;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The model can fail: whatever safeguard is taken away, some schedule shows it soon, and says what was broken. */
class ModelMutationTest {

    private static final int SEEDS = 300;

    /** What must be told of each mutation; any of several promises may be the first to break. */
    private static final Map<Mutation, String> TOLD = Map.ofEntries(
            Map.entry(
                    Mutation.SECOND_GATEWAY_WITHOUT_LOCKS,
                    "makes row|is computed on|second time|is undone by|by something else than its opposite"),
            Map.entry(Mutation.UNKNOWN_COMMIT_IS_FAILURE, "was called not executed, and was executed"),
            Map.entry(Mutation.MESSAGES_ARE_NOT_LOOKED_FOR, "is decided a second time|is answered in two ways"),
            Map.entry(Mutation.TOMBSTONES_ARE_LOST, "is decided a second time|messages, not"),
            Map.entry(Mutation.LOCKS_END_BEFORE_THE_COMMIT, "is decided a second time|is computed on|makes row"),
            Map.entry(Mutation.ACCUMULATORS_ARE_READ_BEFORE_THE_LOCK, "is computed on|cannot be decided"),
            Map.entry(Mutation.COMMITS_ARE_LOST, "is answered with what is not stored|and is stored as null"),
            Map.entry(Mutation.UNDONE_ROWS_STAY_LIVE, "is undone by|is refused for|is declined for|is no alias|marks"),
            Map.entry(Mutation.OUTCOMES_ARE_READ_FROM_THE_PAST, "was seen, and then it is not"),
            Map.entry(Mutation.EPOCHS_DO_NOT_RISE, "is refused for|makes no bill"),
            Map.entry(Mutation.CLIENTS_FORGET_THEIR_KEYS, "has two bills"));

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aSafeguardThatIsTakenAwayIsMissed(Mutation mutation) {
        Schedules schedules = new Schedules(mutation);
        long[] seed = {0};
        String told = schedules.play(() -> ++seed[0], () -> schedules.played() == SEEDS);
        assertNotNull(told, () -> mutation + " is not noticed in " + SEEDS + " schedules");
        String first = told.lines().findFirst().orElseThrow();
        assertTrue(Pattern.compile(TOLD.get(mutation)).matcher(first).find(), first);
    }

    /** The same schedules with every safeguard in its place: it was the mutation that was noticed. */
    @Test
    void theSameSchedulesKeepEveryPromiseOtherwise() {
        Schedules schedules = new Schedules(Mutation.NONE);
        long[] seed = {0};
        assertNull(schedules.play(() -> ++seed[0], () -> schedules.played() == SEEDS));
    }
}
