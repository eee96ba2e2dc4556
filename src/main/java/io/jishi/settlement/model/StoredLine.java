package io.jishi.settlement.model;

import io.jishi.visit.model.Visit;
import java.util.Comparator;

/**
 * A fee line on record.
 *
 * @param region pooling region
 * @param registrationId the stay or registration, within which its serial is unique
 * @param visitId the stay, or the charge of a registration
 * @param generation of the visit in which it came
 * @param position its place in its batch
 * @param split the line
 */
public record StoredLine(
        String region, String registrationId, String visitId, int generation, int position, SplitLine split) {

    /** The order in which lines came. */
    public static final Comparator<StoredLine> ORDER =
            Comparator.comparingInt(StoredLine::generation).thenComparingInt(StoredLine::position);

    /** A line of a visit as it is now. */
    public static StoredLine of(Visit visit, int position, SplitLine split) {
        return new StoredLine(
                visit.key().region(),
                visit.registrationId(),
                visit.visitId(),
                visit.lines().generation(),
                position,
                split);
    }

    /** Its serial. */
    public String serial() {
        return split.line().serial();
    }
}
