package io.jishi.nhsa.signing;

import io.jishi.platform.clock.SystemClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The number of a sign-in: the receiver's region (6), the time (14), a random number (8) and two check digits (ISO 7064
 * MOD 97-10) over the institution and the rest. A sign-in is remembered nowhere: the number shows by itself that it was
 * given to this institution, and no other transaction asks for it.
 */
final class SignNumber {

    private static final int LENGTH = 30;
    private static final int CHECK_DIGITS = 2;
    private static final int MODULUS = 97;
    private static final Pattern FORM = Pattern.compile("[0-9]{30}");
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(SystemClock.CHINA);

    private SignNumber() {}

    /**
     * A new number.
     *
     * @param random 0 to 99,999,999
     */
    static String of(String region, String institution, Instant now, int random) {
        String body = region + SECOND.format(now) + String.format(Locale.ROOT, "%08d", random);
        return body + check(institution, body);
    }

    /** Whether the number was given to the institution. */
    static boolean belongsTo(String institution, String number) {
        if (!FORM.matcher(number).matches()) {
            return false;
        }
        String body = number.substring(0, LENGTH - CHECK_DIGITS);
        return number.endsWith(check(institution, body));
    }

    /** Characters of the institution count by their code, which keeps letters and digits apart. */
    private static String check(String institution, String body) {
        int rest = 0;
        for (char c : institution.toCharArray()) {
            rest = (rest * 1000 + c % 1000) % MODULUS;
        }
        for (char c : body.toCharArray()) {
            rest = (rest * 10 + (c - '0')) % MODULUS;
        }
        return String.format(Locale.ROOT, "%02d", (MODULUS + 1 - rest * 100 % MODULUS) % MODULUS);
    }
}
