package io.jishi.platform.admission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What institutions may use: 100 a second and ten at once by rate, four under way. */
class SharesTest {

    private static final long SECOND = 1_000_000_000L;

    private static AdmissionConfiguration configuration(String... more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "jishi.admission.institution.rate", "100",
                "jishi.admission.institution.burst", "10",
                "jishi.admission.institution.in-flight", "4",
                "jishi.admission.institution.remembered", "100"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put("jishi.admission." + more[i], more[i + 1]);
        }
        return new SmallRyeConfigBuilder()
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(AdmissionConfiguration.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(AdmissionConfiguration.class);
    }

    private static Shares shares(String... more) {
        return new Shares(configuration(more).institution());
    }

    private static int arrived(Shares shares, String institution, long now) {
        int arrived = 0;
        while (arrived < 1000 && shares.arrive(shares.of(institution, now), now) == null) {
            arrived++;
        }
        return arrived;
    }

    @Test
    void eachInstitutionHasARateOfItsOwn() {
        Shares shares = shares();
        assertEquals(10, arrived(shares, "A", 0));
        assertEquals(Cause.RATE, shares.arrive(shares.of("A", 0), 0));
        assertEquals(10, arrived(shares, "B", 0));
        assertEquals(10, arrived(shares, "A", SECOND));
    }

    @Test
    void someInstitutionsHaveOtherBounds() {
        Shares shares = shares("institution.of.H0001.burst", "3", "institution.of.H0001.in-flight", "1");
        assertEquals(3, arrived(shares, "H0001", 0));
        assertEquals(10, arrived(shares, "H0002", 0));
        Shares.Share one = shares.of("H0001", 0);
        assertNull(shares.enter(one, Priority.SETTLE, 100, false, 0));
        assertEquals(Cause.IN_FLIGHT, shares.enter(one, Priority.READ, 100, false, 0));
        shares.leave(one, Priority.SETTLE);
        assertNull(shares.enter(one, Priority.READ, 100, false, 0));
    }

    @Test
    void whatIsRefusedHoldsNothing() {
        Shares shares = shares();
        Shares.Share share = shares.of("A", 0);
        for (int i = 0; i < 4; i++) {
            assertNull(shares.enter(share, Priority.SETTLE, 100, false, 0));
        }
        for (int i = 0; i < 50; i++) {
            assertEquals(Cause.IN_FLIGHT, shares.enter(share, Priority.SETTLE, 100, false, 0));
        }
        shares.leave(share, Priority.SETTLE);
        assertNull(shares.enter(share, Priority.SETTLE, 100, false, 0));
    }

    @Test
    void whilePlacesAreShortNobodyHasMoreThanTwiceItsEvenShare() {
        Shares shares = shares("institution.in-flight", "100");
        Shares.Share wild = shares.of("W", 0);
        Shares.Share calm = shares.of("C", 0);
        assertNull(shares.enter(calm, Priority.SETTLE, 8, true, 0));
        // two institutions and eight places: four each, eight at most
        int entered = 0;
        while (entered < 100 && shares.enter(wild, Priority.SETTLE, 8, true, 0) == null) {
            entered++;
        }
        assertEquals(8, entered);
        assertEquals(Cause.SHARE, shares.enter(wild, Priority.SETTLE, 8, true, 0));
        assertNull(shares.enter(wild, Priority.READ, 8, true, 0), "of another class");
        assertNull(shares.enter(calm, Priority.SETTLE, 8, true, 0), "who has less than its share");
        assertNull(shares.enter(wild, Priority.SETTLE, 8, false, 0), "places are not short any more");
    }

    /** Those who came a moment ago come again: that they have nothing under way just now is chance. */
    @Test
    void whoCameWithinASecondCounts() {
        Shares shares = shares("institution.in-flight", "100");
        for (int i = 0; i < 20; i++) {
            Shares.Share calm = shares.of("C" + i, 0);
            assertNull(shares.enter(calm, Priority.SETTLE, 40, true, 0));
            shares.leave(calm, Priority.SETTLE);
        }
        long second = Duration.ofSeconds(1).toNanos();
        assertEquals(5, entered(shares, "W", second), "an eighth of forty, which is more than twice 40/21");
        assertEquals(40, entered(shares, "X", 5 * second), "two are there, and everybody else is gone");
    }

    private static int entered(Shares shares, String institution, long now) {
        Shares.Share share = shares.of(institution, now);
        int entered = 0;
        while (entered < 100 && shares.enter(share, Priority.SETTLE, 40, true, now) == null) {
            entered++;
        }
        return entered;
    }

    @Test
    void whoeverIsAloneMayUseAllPlaces() {
        Shares shares = shares("institution.in-flight", "100");
        Shares.Share alone = shares.of("A", 0);
        for (int i = 0; i < 8; i++) {
            assertNull(shares.enter(alone, Priority.SETTLE, 8, true, 0));
        }
    }

    @Test
    void institutionsThatAreIdleAreForgotten() {
        Shares shares = shares();
        for (int i = 0; i < 10_000; i++) {
            assertNull(shares.arrive(shares.of("I" + i, i), i));
        }
        assertTrue(shares.remembered() <= 100, "remembered " + shares.remembered());
    }

    @Test
    void aCredentialThatProvedInvalidIsLookedUpTenTimesAndThenOnceASecond() {
        Credentials credentials = new Credentials(configuration().credential(), 0);
        int lookedUp = 0;
        for (int i = 0; i < 100; i++) {
            if (credentials.tryLookUp(7, 0) == null) {
                lookedUp++;
                credentials.found(7, false, 0);
            }
        }
        // the first one was not known to be invalid
        assertEquals(1 + 10, lookedUp);
        assertEquals(Cause.CREDENTIAL, credentials.tryLookUp(7, 0));
        assertNull(credentials.tryLookUp(7, SECOND));
        assertNull(credentials.tryLookUp(8, SECOND), "another one");
    }

    @Test
    void aFloodOfNewCredentialsIsBoundedAndHoldsNobodyUpWhoIsKnown() {
        Credentials credentials =
                new Credentials(configuration("credential.strangers-rate", "50").credential(), 0);
        assertNull(credentials.tryLookUp(1, 0));
        credentials.found(1, true, 0);
        int lookedUp = 0;
        for (long i = 100; i < 1100; i++) {
            lookedUp += credentials.tryLookUp(i, 0) == null ? 1 : 0;
        }
        assertEquals(49, lookedUp);
        assertEquals(Cause.STRANGERS, credentials.tryLookUp(2, 0));
        assertNull(credentials.tryLookUp(1, 0));
    }
}
