package io.jishi.settlement.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When a session makes its plans anew: often while its tables are small, and then now and then. */
class PlanAgeTest {

    @Test
    void plansAreMadeAnewWheneverUsesHaveDoubledAndThenRegularly() {
        List<Integer> over =
                IntStream.rangeClosed(1, 1024).filter(PlanAge::isOver).boxed().toList();
        assertEquals(List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 768, 1024), over);
    }

    @Test
    void aSessionThatHasBeenUsedForeverGoesOn() {
        assertEquals(
                1,
                IntStream.rangeClosed(Integer.MIN_VALUE, Integer.MIN_VALUE + 255)
                        .filter(PlanAge::isOver)
                        .count());
    }
}
