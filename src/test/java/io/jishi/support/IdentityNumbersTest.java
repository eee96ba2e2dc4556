package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IdentityNumbersTest {
    private static final LocalDate BIRTH_DATE = LocalDate.of(1980, 2, 29);

    /** The check character by its other definition: weights 2^(17-i) modulo 11 and a table. */
    private static char checkCharacterByWeights(String number) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = IntStream.range(0, weights.length)
                .map(i -> (number.charAt(i) - '0') * weights[i])
                .sum();
        return "10X98765432".charAt(sum % 11);
    }

    @Test
    void checkCharacterAgreesWithTheTableOfWeights() {
        for (int index = 0; index < 5_000; index++) {
            String number = IdentityNumbers.demo(index, BIRTH_DATE);
            assertEquals(checkCharacterByWeights(number), number.charAt(17), number);
        }
    }

    @Test
    void theNumberHoldsTheBirthDateAfterAPlaceThatDoesNotExist() {
        assertTrue(IdentityNumbers.demo(0, BIRTH_DATE).startsWith("99900019800229000"));
        assertTrue(IdentityNumbers.demo(999_999, BIRTH_DATE).startsWith("99999919800229999"));
        assertThrows(IllegalArgumentException.class, () -> IdentityNumbers.demo(1_000_000, BIRTH_DATE));
    }

    @Test
    void aNumberWithOneWrongDigitIsNotWellFormed() {
        String number = IdentityNumbers.demo(17, BIRTH_DATE);
        assertTrue(IdentityNumbers.isWellFormed(number));
        for (int i = 0; i < 17; i++) {
            char other = number.charAt(i) == '7' ? '4' : '7';
            assertFalse(IdentityNumbers.isWellFormed(number.substring(0, i) + other + number.substring(i + 1)));
        }
        assertFalse(IdentityNumbers.isWellFormed(number.substring(1)));
    }

    @Test
    void spacesAndASmallLetterDoNotMakeAnotherPerson() {
        assertEquals("99900019800229000X", IdentityNumbers.normalised(" 99900019800229000x\n"));
    }
}
