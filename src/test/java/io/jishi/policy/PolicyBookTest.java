package io.jishi.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.policy.model.Financing;
import io.jishi.policy.model.Geography;
import io.jishi.policy.model.PackageIdentity;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.jishi.support.LinfenPackage;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which rules hold for whom and when, and the name of what is missing. */
class PolicyBookTest {

    private static final LocalDate SERVED = LocalDate.of(2019, 11, 12);
    private static final LocalDate TOO_EARLY = LocalDate.of(2017, 10, 31);

    private final PolicyPackage linfen = LinfenPackage.compiled();
    private final PolicyBook book = new PolicyBook(List.of(linfen));

    @Test
    void everyCountyOfThePackageIsServed() {
        for (String county : LinfenPackage.COUNTIES) {
            PolicyAnswer answer = book.inForce(county, Scheme.RESIDENT, SERVED);
            assertEquals(new PolicyAnswer.InForce(LinfenPackage.on(SERVED)), answer);
        }
        assertEquals(Set.copyOf(LinfenPackage.COUNTIES), linfen.geography().counties());
    }

    @Test
    void anUnknownRegionComesBeforeAnUnknownSchemeAndADateWithoutRules() {
        assertEquals(missing(Reason.REGION_NOT_SERVED), book.inForce("110101", Scheme.EMPLOYEE, TOO_EARLY));
    }

    @Test
    void anUnknownSchemeComesBeforeADateWithoutRules() {
        assertEquals(missing(Reason.SCHEME_NOT_SERVED), book.inForce("141024", Scheme.EMPLOYEE, TOO_EARLY));
    }

    @Test
    void aDateWithoutRulesIsAnAnswerWithAName() {
        assertEquals(missing(Reason.POLICY_NOT_IN_FORCE), book.inForce("141024", Scheme.RESIDENT, TOO_EARLY));
        assertEquals(
                missing(Reason.POLICY_NOT_IN_FORCE), book.inForce("141024", Scheme.RESIDENT, LocalDate.of(2023, 1, 1)));
    }

    /** law.md, S0 六: the code 141000 can be a place of care, never the place of insurance. */
    @Test
    void thePoolingRegionsOwnCodeIsNoInsuredCounty() {
        assertEquals(missing(Reason.REGION_NOT_SERVED), book.inForce("141000", Scheme.RESIDENT, SERVED));
        assertEquals(Optional.of("141000"), book.poolingRegionOf("141000"));
        assertEquals(Optional.of("141000"), book.poolingRegionOf("141024"));
        assertEquals(Optional.empty(), book.poolingRegionOf("110101"));
    }

    @Test
    void twoPackagesCannotClaimTheSameCounty() {
        PolicyPackage other = claiming("142000", Scheme.RESIDENT, "141024");
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new PolicyBook(List.of(linfen, other)));
        String message = String.valueOf(refusal.getMessage());
        for (String named : List.of("141024", "141000", "142000")) {
            assertTrue(message.contains(named), message);
        }
    }

    @Test
    void thePackageOfAnotherSchemeMayHaveTheSameCounties() {
        PolicyPackage employees = claiming("141000", Scheme.EMPLOYEE, "141024");
        PolicyBook both = new PolicyBook(List.of(linfen, employees));
        assertEquals(
                new PolicyAnswer.InForce(employees.on(SERVED).orElseThrow()),
                both.inForce("141024", Scheme.EMPLOYEE, SERVED));
    }

    @Test
    void aPackageIsFoundByItsContent() {
        assertEquals(Optional.of(linfen), book.byHash(linfen.identity().hash()));
        assertEquals(Optional.empty(), book.byHash("0".repeat(64)));
        assertEquals(List.of(linfen), book.packages());
    }

    @Test
    void theAnswerIsOneOfTwo() {
        assertEquals("served", book.inForce("141024", Scheme.RESIDENT, SERVED).fold(v -> "served", Reason::name));
        assertEquals(
                "REGION_NOT_SERVED",
                book.inForce("110101", Scheme.RESIDENT, SERVED).fold(v -> "served", Reason::name));
    }

    private PolicyPackage claiming(String region, Scheme scheme, String county) {
        return new PolicyPackage(
                new PackageIdentity(region, scheme, "another hash " + scheme),
                new Geography(region, Set.of(county), Set.of()),
                linfen.versions().stream()
                        .filter(version -> version.inForce().contains(SERVED))
                        .toList(),
                Financing.UNKNOWN,
                linfen.eligibility(),
                linfen.text());
    }

    private static PolicyAnswer missing(Reason reason) {
        return new PolicyAnswer.Missing(reason);
    }
}
