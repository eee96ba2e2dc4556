package io.jishi.nhsa.hospital;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * One visit as the seed has decided it.
 *
 * @param number place in the schedule, from 0
 * @param patient place of the patient in the file of the sandbox
 * @param begin admission or registration
 * @param end discharge; the begin of an outpatient visit
 */
record Plan(
        int number,
        int patient,
        Kind kind,
        Dialect dialect,
        UploadTrouble uploads,
        SettlementTrouble settlement,
        LocalDate begin,
        LocalDate end,
        List<Batch> batches) {

    Plan {
        batches = List.copyOf(batches);
    }

    /** Whether the patient stays; with the transactions that differ. */
    enum Kind {
        STAY("2303", "2304", "2305", "21", "21"),
        OUTPATIENT("2206A", "2207A", "2208", "11", "11");

        private final String preview;
        private final String settle;
        private final String cancel;
        private final String medType;
        private final String clrType;

        Kind(String preview, String settle, String cancel, String medType, String clrType) {
            this.preview = preview;
            this.settle = settle;
            this.cancel = cancel;
            this.medType = medType;
            this.clrType = clrType;
        }

        String preview() {
            return preview;
        }

        String settle() {
            return settle;
        }

        String cancel() {
            return cancel;
        }

        String medType() {
            return medType;
        }

        String clrType() {
            return clrType;
        }
    }

    /** What happens while the lines go up. */
    enum UploadTrouble {
        NONE,
        /** The admission and the first batch come twice. */
        RESENT,
        /** The replies to the admission and to the first batch are lost. */
        LOST,
        /** A serial comes again with other content. */
        COLLIDING,
        /** A line, or a charge batch, is taken back and charged anew. */
        CORRECTED,
        /** The admission is changed; a stay only. */
        CHANGED
    }

    /** What happens around the settlement. */
    enum SettlementTrouble {
        NONE,
        DOUBLE_CLICK,
        LOST_REPLY,
        LOST_REQUEST,
        LATE_ORIGINAL,
        /** The reply is lost and nobody notices before the evening. */
        NEVER_SEEN,
        CANCELLED,
        CANCELLATION_REVERSED,
        ALIAS_REVERSED,
        REVERSED_BEFORE,
        WRONG_TOTAL,
        SAME_MESSAGE,
        /** The patient walks out before any settlement. */
        WITHDRAWN,
        /** The patient comes again, and the earlier bill is cancelled first. */
        EARLIER_FIRST
    }

    /** Lines that are sent together. */
    record Batch(LocalDate day, List<Line> lines) {
        Batch {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line.
     *
     * @param item place of the item in the file of the sandbox
     * @param returned serial that this line returns; empty for a charge
     */
    record Line(String serial, int item, BigDecimal price, BigDecimal quantity, LocalDate day, String returned) {

        /** Amount in fen, rounded half up. */
        long amount() {
            return Yuan.product(price, quantity);
        }

        /** The same line with one more of the item. */
        Line withOneMore() {
            return new Line(serial, item, price, quantity.add(BigDecimal.ONE), day, returned);
        }

        /** The same line under another serial. */
        Line as(String other) {
            return new Line(other, item, price, quantity, day, returned);
        }
    }
}
