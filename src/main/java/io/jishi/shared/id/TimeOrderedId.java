package io.jishi.shared.id;

/**
 * The form of every id that leaves the house: the six digits of the pooling region, then 22 characters of Crockford
 * base 32 (45 bits of milliseconds, 65 random bits). 28 characters fit the 30 of the national interface, the region
 * can be read off the id, and later ids sort after earlier ones (ADR-1).
 */
public final class TimeOrderedId {

    /** Characters of a complete id. */
    public static final int LENGTH = 28;

    private static final int REGION_LENGTH = 6;
    private static final int TIME_CHARACTERS = 9;
    private static final char[] ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private TimeOrderedId() {}

    /**
     * A new id.
     *
     * @param region six digits
     * @param epochMillisecond the time, 0 or more
     * @param randomHigh 32 random bits in its lower half, for the first 6 random characters
     * @param randomLow 64 random bits, for the rest
     */
    public static String of(String region, long epochMillisecond, int randomHigh, long randomLow) {
        char[] id = new char[LENGTH];
        region.getChars(0, REGION_LENGTH, id, 0);
        fill(id, REGION_LENGTH, TIME_CHARACTERS, epochMillisecond);
        fill(id, REGION_LENGTH + TIME_CHARACTERS, 6, randomHigh);
        fill(id, REGION_LENGTH + TIME_CHARACTERS + 6, 7, randomLow);
        return new String(id);
    }

    /** The pooling region of an id; the id has been checked by {@link #isWellFormed}. */
    public static String regionOf(String id) {
        return id.substring(0, REGION_LENGTH);
    }

    /** Whether the text has the form of an id. It says nothing about whether the thing exists. */
    public static boolean isWellFormed(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = i >= REGION_LENGTH && c >= 'A' && c <= 'Z' && "ILOU".indexOf(c) < 0;
            if (!digit && !letter) {
                return false;
            }
        }
        return true;
    }

    private static void fill(char[] id, int offset, int characters, long bits) {
        long rest = bits;
        for (int i = offset + characters - 1; i >= offset; i--) {
            id[i] = ALPHABET[(int) (rest & 31)];
            rest >>>= 5;
        }
    }
}
