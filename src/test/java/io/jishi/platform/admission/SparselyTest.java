package io.jishi.platform.admission;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SparselyTest {

    @Test
    void itIsToldOnceASecond() {
        Sparsely sparsely = new Sparsely();
        long now = System.nanoTime() + 10_000_000_000L;
        assertTrue(sparsely.at(now));
        assertFalse(sparsely.at(now));
        assertFalse(sparsely.at(now + 999_999_999));
        assertTrue(sparsely.at(now + 1_000_000_000));
    }
}
