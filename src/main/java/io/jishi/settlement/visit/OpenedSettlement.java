package io.jishi.settlement.visit;

import io.jishi.settlement.Fingerprint;
import io.jishi.shared.code.CareType;
import io.jishi.shared.money.Fen;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The wish to settle a visit by its uploaded lines.
 *
 * @param region pooling region
 * @param providerCode the authenticated institution
 * @param visit the stay or registration
 * @param chargeBatch the charge; empty for a stay, or a registration that is charged as one
 * @param careType as the message says; null if it does not
 * @param total the medical expense as the hospital counts it: it must be the sum of the lines in force
 * @param endedOn the discharge, where a region settles before it is reported; otherwise null, or the same day
 * @param usesPersonalAccount whether the patient's part is taken from the personal account first
 */
public record OpenedSettlement(
        String region,
        String providerCode,
        VisitReference visit,
        String chargeBatch,
        @Nullable CareType careType,
        Fen total,
        @Nullable LocalDate endedOn,
        boolean usesPersonalAccount) {

    /** The same of a kind of care. */
    public OpenedSettlement of(CareType other) {
        return new OpenedSettlement(
                region, providerCode, visit, chargeBatch, other, total, endedOn, usesPersonalAccount);
    }

    String fingerprint() {
        return Fingerprint.ofFields(
                "settlement of visit " + visit.visitId(),
                Arrays.asList(
                        chargeBatch,
                        total.toYuan(),
                        endedOn == null ? null : endedOn.toString(),
                        Boolean.toString(usesPersonalAccount)));
    }
}
