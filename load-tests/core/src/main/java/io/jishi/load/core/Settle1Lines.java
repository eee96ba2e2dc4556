package io.jishi.load.core;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * The fee lines of a stay.
 *
 * @param text a JSON array
 * @param total what they come to, in yuan
 */
public record Settle1Lines(String text, String total) {

    private static final int DAYS = 9;

    /** Drawn, so many of them. */
    public static Settle1Lines draw(RandomGenerator random, int count) {
        StringBuilder text = new StringBuilder("[");
        long total = 0;
        for (int serial = 1; serial <= count; serial++) {
            long price = random.nextInt(100, 20_000);
            int quantity = random.nextInt(1, 6);
            total += price * quantity;
            text.append(serial == 1 ? "" : ",")
                    .append("{\"serial\":\"")
                    .append(serial)
                    .append("\",\"itemCode\":\"")
                    .append(Settle1.itemCode(random.nextInt(Settle1.ITEMS)))
                    .append("\",\"feeDate\":\"2020-05-0")
                    .append(1 + serial % DAYS)
                    .append("\",\"price\":")
                    .append(yuan(price))
                    .append(",\"quantity\":")
                    .append(quantity)
                    .append(",\"amount\":")
                    .append(yuan(price * quantity))
                    .append('}');
        }
        return new Settle1Lines(text.append(']').toString(), yuan(total));
    }

    /** An amount in fen as documents have it. */
    static String yuan(long fen) {
        return String.format(Locale.ROOT, "%d.%02d", fen / 100, fen % 100);
    }
}
