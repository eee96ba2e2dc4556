package io.jishi.shared.money;

/**
 * An exact rate between 0 and 1, or a difference of such rates in percentage points, in millionths: 0.75 is 750,000.
 * Six digits are more than any published rule uses; a finer value is refused where it is read.
 *
 * @param millionths between 0 and 1,000,000
 */
public record Rate(int millionths) implements Comparable<Rate> {

    private static final int WHOLE = 1_000_000;

    /** Nothing is paid. */
    public static final Rate NONE = new Rate(0);

    /** Everything is paid. */
    public static final Rate FULL = new Rate(WHOLE);

    /** Refuses a value outside 0…1. */
    public Rate {
        if (millionths < 0 || millionths > WHOLE) {
            throw new IllegalArgumentException("a rate lies between 0 and 1, this is " + millionths + " millionths");
        }
    }

    /** A rate of so many whole percent. */
    public static Rate ofPercent(int percent) {
        return new Rate(Math.multiplyExact(percent, 10_000));
    }

    /** This rate less so many percentage points, never below zero (S3-03-1b: points, not a factor). */
    public Rate reducedBy(Rate points) {
        return new Rate(Math.max(0, millionths - points.millionths));
    }

    /** The higher of the two. */
    public Rate max(Rate other) {
        return millionths >= other.millionths ? this : other;
    }

    /** This rate as a plain decimal without trailing zeros, such as {@code 0.75}. */
    public String toDecimal() {
        if (millionths == WHOLE) {
            return "1";
        }
        String digits = Integer.toString(WHOLE + millionths).substring(1);
        int end = digits.length();
        while (end > 0 && digits.charAt(end - 1) == '0') {
            end--;
        }
        return end == 0 ? "0" : "0." + digits.substring(0, end);
    }

    @Override
    public int compareTo(Rate other) {
        return Integer.compare(millionths, other.millionths);
    }

    @Override
    public String toString() {
        return toDecimal();
    }
}
