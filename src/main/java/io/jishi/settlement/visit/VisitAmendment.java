package io.jishi.settlement.visit;

import io.jishi.settlement.model.VisitRecord;
import io.jishi.shared.code.CareType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Other things that are said about an open visit.
 *
 * @param careType kind of care; null if it does not change
 * @param disease of the kinds of care that have one; replaced together with the kind of care
 * @param startedOn admission, or the day of the visit; null if it does not change
 * @param kind which report this is
 * @param record what else is reported; null for nothing
 */
public record VisitAmendment(
        @Nullable CareType careType,
        @Nullable String disease,
        @Nullable LocalDate startedOn,
        VisitRecord.Kind kind,
        @Nullable String record) {}
