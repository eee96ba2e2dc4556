package io.jishi.settlement.model;

import io.jishi.benefit.BenefitAmounts;
import io.jishi.benefit.SupplementCause;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.id.PersonKey;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A row of the settlement table: a bill, what adds to one, or what undoes either.
 *
 * @param region pooling region
 * @param settlementId its id
 * @param kind what it is
 * @param refersTo the row that it undoes or supplements; null for a bill
 * @param undoneBy the row that undid this one; null while it is live
 * @param visitId the visit
 * @param personId the patient
 * @param personSequence number of the row among the person's
 * @param providerCode the provider
 * @param scheme the scheme
 * @param yearStart first day of the benefit year
 * @param settledOn the reference date
 * @param fingerprint SHA-256 of the business fields, hexadecimal
 * @param policy what computes it
 * @param stored facts and accumulators
 * @param amounts who pays what; with the sign turned on a row that undoes
 * @param paysNothing the over-protection flag
 * @param settledAt when its message was worked on
 */
public record Settlement(
        String region,
        String settlementId,
        Kind kind,
        @Nullable String refersTo,
        @Nullable String undoneBy,
        String visitId,
        String personId,
        long personSequence,
        String providerCode,
        Scheme scheme,
        LocalDate yearStart,
        LocalDate settledOn,
        String fingerprint,
        PolicyReference policy,
        StoredFacts stored,
        BenefitAmounts amounts,
        boolean paysNothing,
        Instant settledAt) {

    /** Kinds of rows. */
    public enum Kind {
        /** A bill. */
        SETTLEMENT,
        /** Undoes a known bill at its provider's request. */
        CANCELLATION,
        /** Neutralises a message whose outcome is unknown. */
        REVERSAL,
        /** Adds to a bill for a late fact. */
        SUPPLEMENT
    }

    /**
     * What computes a bill again.
     *
     * @param hash content hash of the package
     * @param from first day of the version
     * @param engineVersion version of the arithmetic
     */
    public record PolicyReference(String hash, LocalDate from, int engineVersion) {}

    /** Whether this is a bill, or a supplement of one, that stands. */
    public boolean isLive() {
        return !undoes() && undoneBy == null;
    }

    /** Whether this undoes another row. */
    public boolean undoes() {
        return kind == Kind.CANCELLATION || kind == Kind.REVERSAL;
    }

    /** Whether this is about a supplement: one, or what undoes one. */
    public boolean isOfSupplement() {
        return stored.late() != null;
    }

    /** Why the supplement was made; null for every other kind of row. */
    public @Nullable SupplementCause cause() {
        StoredFacts.LateFact late = stored.late();
        return kind == Kind.SUPPLEMENT && late != null ? late.cause() : null;
    }

    /** This row, undone by another one; or standing again, with null. */
    public Settlement undoneBy(@Nullable String other) {
        return new Settlement(
                region,
                settlementId,
                kind,
                refersTo,
                other,
                visitId,
                personId,
                personSequence,
                providerCode,
                scheme,
                yearStart,
                settledOn,
                fingerprint,
                policy,
                stored,
                amounts,
                paysNothing,
                settledAt);
    }

    /** The person. */
    public PersonKey person() {
        return new PersonKey(region, personId);
    }
}
