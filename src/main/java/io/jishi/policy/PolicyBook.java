package io.jishi.policy;

import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The packages of every region, compiled, immutable, in memory. Selecting a version is a look-up and never touches a
 * store. What is not there has a name: a region, a scheme or a date without rules is an answer, never a default.
 */
public final class PolicyBook {

    private final List<PolicyPackage> packages;
    private final Map<String, Map<Scheme, PolicyPackage>> byCounty = new HashMap<>();
    private final Map<String, Map<Scheme, EligibilityHistory>> eligibilityByCounty = new HashMap<>();
    private final Map<String, PolicyPackage> byHash = new HashMap<>();

    /**
     * A book of these packages.
     *
     * @throws IllegalArgumentException if two packages claim the same county for the same scheme
     */
    public PolicyBook(List<PolicyPackage> packages) {
        this.packages = List.copyOf(packages);
        for (PolicyPackage added : packages) {
            byHash.put(added.identity().hash(), added);
            for (String county : added.geography().counties()) {
                PolicyPackage other = byCounty.computeIfAbsent(county, unused -> new HashMap<>())
                        .put(added.identity().scheme(), added);
                if (other != null) {
                    throw new IllegalArgumentException("county " + county + " is claimed by the packages of "
                            + other.identity().region() + " and "
                            + added.identity().region());
                }
                eligibilityByCounty
                        .computeIfAbsent(county, unused -> new HashMap<>())
                        .put(added.identity().scheme(), added.eligibility());
            }
        }
    }

    /**
     * The rules for a person insured in a county on a reference date.
     *
     * @param insuredCounty six digits
     * @return the version, or the first that applies of REGION_NOT_SERVED, SCHEME_NOT_SERVED, POLICY_NOT_IN_FORCE
     */
    public PolicyAnswer inForce(String insuredCounty, Scheme scheme, LocalDate referenceDate) {
        Map<Scheme, PolicyPackage> schemes = byCounty.get(insuredCounty);
        if (schemes == null) {
            return new PolicyAnswer.Missing(Reason.REGION_NOT_SERVED);
        }
        PolicyPackage found = schemes.get(scheme);
        if (found == null) {
            return new PolicyAnswer.Missing(Reason.SCHEME_NOT_SERVED);
        }
        return found.on(referenceDate)
                .<PolicyAnswer>map(PolicyAnswer.InForce::new)
                .orElseGet(() -> new PolicyAnswer.Missing(Reason.POLICY_NOT_IN_FORCE));
    }

    /**
     * The rules that somebody of a pooling region has in all likelihood. The county decides; this is for preparing what
     * is read while the county is not known yet.
     *
     * @param region pooling region
     */
    public PolicyAnswer likely(String region, Scheme scheme, LocalDate referenceDate) {
        return packages.stream()
                .filter(each -> each.identity().region().equals(region)
                        && each.identity().scheme() == scheme)
                .findFirst()
                .flatMap(found -> found.on(referenceDate))
                .<PolicyAnswer>map(PolicyAnswer.InForce::new)
                .orElseGet(() -> new PolicyAnswer.Missing(Reason.POLICY_NOT_IN_FORCE));
    }

    /**
     * Who has benefits and from when, by scheme, for people insured in a county; a scheme without package is not in it.
     *
     * @param insuredCounty six digits
     */
    public Map<Scheme, EligibilityHistory> eligibility(String insuredCounty) {
        return Collections.unmodifiableMap(eligibilityByCounty.getOrDefault(insuredCounty, Map.of()));
    }

    /** The package with this content hash, if it is among the loaded ones. */
    public Optional<PolicyPackage> byHash(String hash) {
        return Optional.ofNullable(byHash.get(hash));
    }

    /** The pooling region that a county, or a pooling region's own code, belongs to. */
    public Optional<String> poolingRegionOf(String code) {
        return packages.stream()
                .map(PolicyPackage::geography)
                .filter(geography ->
                        geography.region().equals(code) || geography.counties().contains(code))
                .map(geography -> geography.region())
                .findFirst();
    }

    /** Every loaded package. */
    public List<PolicyPackage> packages() {
        return packages;
    }
}
