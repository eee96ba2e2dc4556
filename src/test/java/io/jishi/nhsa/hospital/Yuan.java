package io.jishi.nhsa.hospital;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Amounts: yuan with two decimals on the wire, whole fen in the books. */
final class Yuan {
    private static final int DECIMALS = 2;

    private Yuan() {}

    /** The fen of yuan written as text; empty text is nothing. */
    static long fen(String text) {
        return text.isBlank() ? 0 : fen(new BigDecimal(text.strip()));
    }

    /** The fen of yuan. */
    static long fen(BigDecimal yuan) {
        return yuan.movePointRight(DECIMALS).longValueExact();
    }

    /** The fen of a number or of a string that holds one; nothing if it is absent. */
    static long fen(JsonNode node) {
        return node.isNumber() ? fen(node.decimalValue()) : fen(node.isNull() ? "" : node.asText());
    }

    /** Yuan with two decimals. */
    static String text(long fen) {
        return BigDecimal.valueOf(fen, DECIMALS).toPlainString();
    }

    /** Price times quantity in fen, half up, as a hospital rounds each line. */
    static long product(BigDecimal price, BigDecimal quantity) {
        return fen(price.multiply(quantity).setScale(DECIMALS, RoundingMode.HALF_UP));
    }
}
