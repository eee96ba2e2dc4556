package io.jishi.support;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Resident identity numbers that are well-formed and belong to nobody.
 *
 * <p>A number has 18 characters: six of the place, the birth date, three of a sequence and the check character of ISO
 * 7064 MOD 11-2. The place here begins with 999: no province of GB/T 2260 has the digits 99, and in the numbers of
 * foreigners' residence cards, where a 9 is followed by the province, 99 is none either. The index of a person is
 * spread over the rest of the place and the sequence, so that two indexes never share a number, whatever the birth
 * dates.
 */
final class IdentityNumbers {

    /** Indexes from 0 to here (exclusive) have a number. */
    static final int CAPACITY = 1_000_000;

    static final String UNASSIGNED_PROVINCE = "99";

    private static final int LENGTH = 18;
    private static final int SEQUENCES = 1_000;
    private static final int FIRST_AREA = 9_000;
    private static final int MODULUS = 11;
    private static final int RADIX = 2;
    private static final String CHECK_CHARACTERS = "0123456789X";

    private IdentityNumbers() {}

    /** The number of the person with this index. */
    static String demo(int index, LocalDate birthDate) {
        if (index < 0 || index >= CAPACITY) {
            throw new IllegalArgumentException("there is no demo identity number for index " + index);
        }
        String body = UNASSIGNED_PROVINCE
                + (FIRST_AREA + index / SEQUENCES)
                + DateTimeFormatter.BASIC_ISO_DATE.format(birthDate)
                + String.format(Locale.ROOT, "%03d", index % SEQUENCES);
        return body + checkCharacter(body);
    }

    /** Whether the text is 17 digits and the check character that belongs to them. */
    static boolean isWellFormed(String number) {
        return number.length() == LENGTH
                && number.chars().limit(LENGTH - 1).allMatch(c -> c >= '0' && c <= '9')
                && number.charAt(LENGTH - 1) == checkCharacter(number.substring(0, LENGTH - 1));
    }

    /** The spelling that the identity index is computed from: no spaces around it, a capital X. */
    static String normalised(String number) {
        return number.strip().toUpperCase(Locale.ROOT);
    }

    /** ISO 7064 MOD 11-2: the number read in radix 2, check character included, leaves 1 when divided by 11. */
    private static char checkCharacter(String body) {
        int remainder = 0;
        for (int i = 0; i < body.length(); i++) {
            remainder = (remainder + Character.digit(body.charAt(i), 10)) * RADIX % MODULUS;
        }
        return CHECK_CHARACTERS.charAt((MODULUS + 1 - remainder) % MODULUS);
    }
}
