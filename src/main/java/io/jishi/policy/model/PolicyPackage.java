package io.jishi.policy.model;

import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A complete package: all versions of one scheme of one region, in order, without gaps.
 *
 * @param identity region, scheme and content hash
 * @param geography the region and its counties
 * @param versions at least one; each begins where the one before it ends
 * @param financing figures that compute no bill
 * @param eligibility who has benefits and from when, over time
 * @param text the same rules as they stand in the files, for people to read
 */
public record PolicyPackage(
        PackageIdentity identity,
        Geography geography,
        List<PolicyVersion> versions,
        Financing financing,
        EligibilityHistory eligibility,
        PackageText text) {

    /** Refuses versions with a gap or an overlap. */
    public PolicyPackage {
        versions = List.copyOf(versions);
        if (versions.isEmpty()) {
            throw new IllegalArgumentException("a package has at least one version");
        }
        for (int i = 1; i < versions.size(); i++) {
            LocalDate end = versions.get(i - 1).inForce().until();
            if (!versions.get(i).inForce().from().equals(end)) {
                throw new IllegalArgumentException("each version begins where the one before it ends");
            }
        }
    }

    /** First day of the package. */
    public LocalDate inForceFrom() {
        return versions.get(0).inForce().from();
    }

    /** First day after the package. */
    public LocalDate inForceUntil() {
        return Objects.requireNonNull(
                versions.get(versions.size() - 1).inForce().until(), "a package ends");
    }

    /** When the package is in force. */
    public DateRange inForce() {
        return new DateRange(inForceFrom(), inForceUntil());
    }

    /** The version in force on the day; empty before the first and after the last. */
    public Optional<PolicyVersion> on(LocalDate day) {
        return versions.stream()
                .filter(version -> version.inForce().contains(day))
                .findFirst();
    }
}
