package io.jishi.platform.redis;

import io.jishi.platform.document.FieldFault;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;

/** How ranges of days and epochs are written in cached values. */
public final class DateRangeCodec {

    private DateRangeCodec() {}

    /** Writes {@code from} and {@code until}. */
    public static void write(JsonWriter json, DateRange range) {
        LocalDate until = range.until();
        json.text("from", range.from().toString()).text("until", until == null ? null : until.toString());
    }

    /** Reads {@code from} and {@code until}. */
    public static DateRange read(Fields fields) {
        LocalDate from = fields.date("from");
        LocalDate until = fields.optionalDate("until");
        if (until != null && !until.isAfter(from)) {
            fields.fault("until", FieldFault.OUT_OF_RANGE, "");
            return new DateRange(from, null);
        }
        return new DateRange(from, until);
    }

    /** Reads an epoch. */
    public static long epoch(Fields fields) {
        String text = fields.text("epoch", 20);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            fields.fault("epoch", FieldFault.WRONG_TYPE, "");
            return 0;
        }
    }
}
