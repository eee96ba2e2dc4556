package io.jishi.verification;

import io.jishi.accumulator.model.AccumulatorKey;
import io.jishi.settlement.model.Settlement;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Scheme;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the settlement table as it is stored, facts included.
 *
 * @param identity which row it is, and which it points to
 * @param terms what decides how it is computed
 * @param facts canonical JSON
 * @param amounts in fen
 * @param paysNothing the over-protection flag
 * @param cause why a supplement was made; null for every other kind
 * @param eventNumber number of its event in the outbox; null while it has none
 */
public record BillRow(
        Identity identity,
        Terms terms,
        FactsText facts,
        StoredAmounts amounts,
        boolean paysNothing,
        @Nullable String cause,
        @Nullable Long eventNumber) {

    /**
     * Which row.
     *
     * @param region pooling region
     * @param settlementId its id
     * @param kind what it is
     * @param refersTo what it undoes or supplements
     * @param undoneBy what undid it
     * @param visitId the visit
     * @param personId the patient
     * @param personSequence number among the patient's rows
     */
    public record Identity(
            String region,
            String settlementId,
            Settlement.Kind kind,
            @Nullable String refersTo,
            @Nullable String undoneBy,
            String visitId,
            String personId,
            long personSequence) {}

    /**
     * What decides how it is computed; equal for a row and what undoes or supplements it.
     *
     * @param providerCode the provider
     * @param scheme the scheme
     * @param careType the kind of care
     * @param yearStart first day of the benefit year
     * @param settledOn the reference date
     * @param policyHash content hash of the package, in hexadecimal
     * @param policyFrom first day of the version
     * @param engineVersion of the arithmetic
     */
    public record Terms(
            String providerCode,
            Scheme scheme,
            CareType careType,
            LocalDate yearStart,
            LocalDate settledOn,
            String policyHash,
            LocalDate policyFrom,
            int engineVersion) {}

    String settlementId() {
        return identity.settlementId();
    }

    Settlement.Kind kind() {
        return identity.kind();
    }

    boolean undoes() {
        return kind() == Settlement.Kind.CANCELLATION || kind() == Settlement.Kind.REVERSAL;
    }

    AccumulatorKey year() {
        return new AccumulatorKey(identity.region(), identity.personId(), terms.scheme(), terms.yearStart());
    }
}
