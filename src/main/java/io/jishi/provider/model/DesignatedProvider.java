package io.jishi.provider.model;

import io.jishi.shared.code.Administration;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A provider as one insured region sees it, as of an epoch of its row. A provider that the region does not recognise
 * has an epoch below zero and nothing else.
 *
 * @param epoch of the row when this was read; {@link #ABSENT} if there was none
 * @param code its code
 * @param treatmentRegion its place, six digits; empty if absent
 * @param catalogueRegion whose catalogue splits its fee lines; null if it sends totals only
 * @param chargeClass null if not known
 * @param administration null if not known
 * @param grade null if not known
 * @param agreements past, present and future
 */
public record DesignatedProvider(
        long epoch,
        String code,
        String treatmentRegion,
        @Nullable String catalogueRegion,
        @Nullable ChargeClass chargeClass,
        @Nullable Administration administration,
        @Nullable Grade grade,
        List<Agreement> agreements) {

    /** The epoch of a provider that is not recognised. */
    public static final long ABSENT = -1;

    /** Copies its list. */
    public DesignatedProvider {
        agreements = List.copyOf(agreements);
    }

    /** A provider that the region does not recognise. */
    public static DesignatedProvider unknown(String code) {
        return new DesignatedProvider(ABSENT, code, "", null, null, null, null, List.of());
    }

    /** Whether the region recognises it. */
    public boolean isDesignated() {
        return epoch != ABSENT;
    }

    /** The agreements in force on the day. */
    public List<Agreement> agreementsOn(LocalDate day) {
        return agreements.stream()
                .filter(agreement -> agreement.valid().contains(day))
                .toList();
    }
}
