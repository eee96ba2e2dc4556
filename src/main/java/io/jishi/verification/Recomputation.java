package io.jishi.verification;

import io.jishi.benefit.BenefitCalculator;
import io.jishi.benefit.BenefitResult;
import io.jishi.benefit.EngineVersion;
import io.jishi.benefit.Supplement;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.settlement.model.StoredFacts;
import java.util.Optional;

/**
 * Computes a row again from its stored facts, by the very package and version that it was made with, and compares every
 * amount. Caps, rates and deductibles hold where this does: the engine cannot pass them.
 */
final class Recomputation {

    private final PackageShelf packages;
    private final Complaints complaints;

    Recomputation(PackageShelf packages, Complaints complaints) {
        this.packages = packages;
        this.complaints = complaints;
    }

    /** The version that a row was made with; empty, with a complaint, if there is none or the row says otherwise. */
    Optional<PolicyVersion> versionOf(BillRow row) {
        BillRow.Terms terms = row.terms();
        if (terms.engineVersion() != EngineVersion.CURRENT) {
            complaints.recomputation(row, "no arithmetic of version " + terms.engineVersion() + " is in this program");
            return Optional.empty();
        }
        try {
            PolicyPackage found = packages.byHash(row.identity().region(), terms.policyHash());
            boolean ofRow = found.identity().region().equals(row.identity().region())
                    && found.identity().scheme() == terms.scheme();
            if (!ofRow) {
                complaints.recomputation(row, "its policy package is one of another region or scheme");
            }
            Optional<PolicyVersion> version = found.on(terms.settledOn());
            if (version.isEmpty()) {
                complaints.recomputation(row, "its policy package has no rules for " + terms.settledOn());
            }
            version.ifPresent(made -> checkDates(row, made));
            return version;
        } catch (PackageShelf.UnusablePackage unusable) {
            complaints.recomputation(row, unusable.reason());
            return Optional.empty();
        }
    }

    private void checkDates(BillRow row, PolicyVersion version) {
        BillRow.Terms terms = row.terms();
        if (!version.inForce().from().equals(terms.policyFrom())) {
            complaints.differs(row, "policy_from", version.inForce().from(), terms.policyFrom());
        }
        if (!version.yearStartOf(terms.settledOn()).equals(terms.yearStart())) {
            complaints.differs(row, "year_start", version.yearStartOf(terms.settledOn()), terms.yearStart());
        }
    }

    /** Compares a bill or supplement with what its facts come to. */
    void check(BillRow row, StoredFacts stored, PolicyVersion version) {
        if (stored.facts().careType() != row.terms().careType()) {
            complaints.differs(
                    row, "care_type", stored.facts().careType(), row.terms().careType());
        }
        try {
            compute(stored, version)
                    .ifPresentOrElse(
                            computed -> compare(row, stored, computed),
                            () -> complaints.recomputation(row, "its facts make no such row any more"));
        } catch (RuntimeException broken) {
            // whatever the engine thinks of impossible facts, the row is what is wrong
            complaints.recomputation(row, "its facts cannot be computed: " + broken.getMessage());
        }
    }

    private static Optional<BenefitResult.Settled> compute(StoredFacts stored, PolicyVersion version) {
        StoredFacts.LateFact late = stored.late();
        BenefitResult result = late == null
                ? BenefitCalculator.compute(version, stored.facts(), stored.before())
                : BenefitCalculator.computeAgain(
                        version, stored.facts(), stored.before(), late.paid().amounts());
        if (!(result instanceof BenefitResult.Settled bill)) {
            return Optional.empty();
        }
        return late == null ? Optional.of(bill) : Supplement.of(late.cause(), bill, late.paid());
    }

    private void compare(BillRow row, StoredFacts stored, BenefitResult.Settled computed) {
        row.amounts()
                .differenceFrom(computed.amounts())
                .ifPresent(part -> complaints.differs(
                        row,
                        part.column(),
                        part.of(computed.amounts()),
                        row.amounts().of(part)));
        if (!stored.change().equals(computed.change())) {
            complaints.differs(row, "the change in its facts", computed.change(), stored.change());
        }
        if (row.paysNothing() != computed.paysNothing()) {
            complaints.differs(row, "pays_nothing", computed.paysNothing(), row.paysNothing());
        }
    }
}
