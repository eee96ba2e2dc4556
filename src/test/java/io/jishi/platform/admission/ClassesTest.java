package io.jishi.platform.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sixteen places for each class, and 1,600 or 32 for all together. */
class ClassesTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private static Classes classes(int maximum) {
        Map<Priority, AdaptiveLimit> limits = new EnumMap<>(Priority.class);
        for (Priority priority : Priority.values()) {
            limits.put(
                    priority,
                    new AdaptiveLimit(
                            new AdaptiveLimit.Bounds(16, 16, 16, Duration.ofMillis(100), Duration.ofSeconds(1)), 0));
        }
        return new Classes(limits, maximum, 0);
    }

    /** How many of a class come in until one is refused. */
    private static int fill(Classes classes, Priority priority, long now) {
        int entered = 0;
        while (classes.tryEnter(priority, now)) {
            entered++;
        }
        return entered;
    }

    @Test
    void aClassThatIsFullLeavesTheOthersTheirPlaces() {
        Classes classes = classes(1600);
        assertEquals(16, fill(classes, Priority.READ, 1));
        assertEquals(16, fill(classes, Priority.PRESETTLE, 1));
        assertEquals(16, fill(classes, Priority.SETTLE, 1));
        assertEquals(16, fill(classes, Priority.OUTCOME, 1));
    }

    @Test
    void whileAHigherClassRefusesTheLowerOnesMakeRoom() {
        Classes classes = classes(1600);
        fill(classes, Priority.SETTLE, 1);
        assertEquals(8, fill(classes, Priority.PRESETTLE, 2));
        assertEquals(4, fill(classes, Priority.READ, 3));
    }

    @Test
    void aSecondLaterTheLowerOnesHaveTheirPlacesBack() {
        Classes classes = classes(1600);
        fill(classes, Priority.SETTLE, 1);
        assertEquals(16, fill(classes, Priority.READ, 2 + SECOND));
    }

    @Test
    void settlingMakesNoRoomForQueries() {
        Classes classes = classes(1600);
        fill(classes, Priority.OUTCOME, 1);
        assertEquals(16, fill(classes, Priority.SETTLE, 2));
    }

    @Test
    void ofAllPlacesTheLowerClassesUseAPartOnly() {
        // 32 places: at most 16 by reads, 20 with previews, 28 with settling, 32 with queries
        Classes classes = classes(32);
        int reads = fill(classes, Priority.READ, 1);
        int previews = fill(classes, Priority.PRESETTLE, 2 + SECOND);
        int settling = fill(classes, Priority.SETTLE, 3 + 2 * SECOND);
        int queries = fill(classes, Priority.OUTCOME, 4 + 3 * SECOND);
        assertEquals("16 4 8 4", reads + " " + previews + " " + settling + " " + queries);
    }

    @Test
    void aPlaceThatIsGivenBackIsThereAgain() {
        Classes classes = classes(1600);
        fill(classes, Priority.SETTLE, 1);
        assertFalse(classes.hasRoom(Priority.SETTLE, 2));
        classes.leave(Priority.SETTLE, 3, 2, Classes.Answer.DONE);
        assertTrue(classes.hasRoom(Priority.SETTLE, 4));
        assertTrue(classes.tryEnter(Priority.SETTLE, 5));
        assertFalse(classes.tryEnter(Priority.SETTLE, 6));
    }
}
