package io.jishi.visit.model;

/**
 * What a hospital calls a visit, or one charge of an outpatient registration; it survives all its retries.
 *
 * @param region pooling region of the insured
 * @param providerCode the provider
 * @param visitNumber the provider's own number
 * @param chargeBatch the provider's own number of the charge; empty for a stay, a registration, and a visit that is
 *     reported and settled in one message
 */
public record VisitKey(String region, String providerCode, String visitNumber, String chargeBatch) {

    /** A visit without charges of its own. */
    public VisitKey(String region, String providerCode, String visitNumber) {
        this(region, providerCode, visitNumber, "");
    }

    /** The key of the registration that a charge belongs to. */
    public VisitKey registration() {
        return chargeBatch.isEmpty() ? this : new VisitKey(region, providerCode, visitNumber);
    }

    /** The key of a charge of this registration. */
    public VisitKey charge(String batch) {
        return new VisitKey(region, providerCode, visitNumber, batch);
    }
}
