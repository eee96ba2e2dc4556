package io.jishi.settlement.model;

import io.jishi.benefit.line.CatalogueTerms;
import io.jishi.benefit.line.FeeLine;
import io.jishi.benefit.line.LineParts;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A fee line with its split.
 *
 * @param line as it was sent
 * @param terms what it was split by: what the catalogue said, and for a return the terms of the line that it returns
 * @param parts how it was split
 * @param detail what else was sent with it
 */
public record SplitLine(FeeLine line, CatalogueTerms terms, LineParts parts, Detail detail) {

    /**
     * What is kept of a line and decides nothing.
     *
     * @param occurredAt local time; null if the day is known only
     * @param content in the words of the interface that it came in by; null for nothing
     */
    public record Detail(
            @Nullable LocalDateTime occurredAt, @Nullable String content) {

        /** Nothing else. */
        public static final Detail NONE = new Detail(null, null);
    }
}
