package io.jishi.platform.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Who does not have the key of the deployment cannot write an entry that is believed. */
class EntrySealTest {

    private final EntrySeal seal = sealOf("0123456789abcdef0123456789abcdef");

    private static EntrySeal sealOf(String key) {
        String text = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.US_ASCII));
        return new EntrySeal(() -> text);
    }

    @Test
    void aSealFitsItsOwnEntryOnly() {
        String mark = seal.of("jishi:coverage:2:person", "7 {}");
        assertTrue(seal.fits(mark, "jishi:coverage:2:person", "7 {}"));
        assertFalse(seal.fits(mark, "jishi:coverage:2:person", "8 {}"), "another epoch");
        assertFalse(seal.fits(mark, "jishi:coverage:2:person", "7 { }"), "another value");
        assertFalse(seal.fits(mark, "jishi:coverage:2:another", "7 {}"), "another key");
        assertFalse(seal.fits(mark, "jishi:coverage:2:person7", " {}"), "cut elsewhere");
        assertFalse(seal.fits("", "jishi:coverage:2:person", "7 {}"));
        assertFalse(seal.fits(mark.substring(1), "jishi:coverage:2:person", "7 {}"));
    }

    @Test
    void anotherDeploymentHasOtherSeals() {
        EntrySeal other = sealOf("another key of thirty-two bytes!");
        assertFalse(other.fits(seal.of("key", "value"), "key", "value"));
    }

    @Test
    void itIsOneHundredAndTwentyEightBitsInPrintableCharacters() {
        assertEquals(22, seal.of("key", "value").length());
        assertTrue(seal.of("key", "value").matches("[A-Za-z0-9_-]{22}"));
    }
}
