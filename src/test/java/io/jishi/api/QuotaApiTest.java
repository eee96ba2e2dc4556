package io.jishi.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Institutions may send five requests at once, and one a second in the long run. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(QuotaApiTest.FiveAtOnce.class)
class QuotaApiTest {

    /** The settings. */
    public static class FiveAtOnce implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "jishi.admission.institution.rate", "1",
                    "jishi.admission.institution.burst", "5",
                    "jishi.admission.credential.burst", "3");
        }
    }

    private final DemoData data = GatewayServers.data();

    @Test
    void whoSendsTooMuchIsToldSoAndNobodyElseIs() {
        GatewayClient wild = GatewayClient.of(data.cityHospital());
        Answer last = wild.outcome("SETTLE", "none").expect(200);
        for (int i = 0; i < 20 && last.status() == 200; i++) {
            last = wild.outcome("SETTLE", "none");
        }
        last.problem(429, 4019);
        assertTrue(last.header("Retry-After").orElse("").matches("[1-3]"), last::text);
        GatewayClient.of(data.countyHospital()).outcome("SETTLE", "none").expect(200);
    }

    @Test
    void theNationalInterfaceSaysItInItsOwnForm() {
        NationalClient wild = NationalClient.of(data.townshipHospital());
        NationalClient.Reply last = wild.call("9001", "{}");
        for (int i = 0; i < 20 && !last.error().startsWith("[7041]"); i++) {
            last = wild.call("9001", "{}");
        }
        last.refused(7041).naming("本机构", "请稍后重发");
    }

    @Test
    void aKeyThatProvedInvalidIsNotLookedUpEachTime() {
        GatewayClient nobody = GatewayClient.of("H99999999999", "no such key");
        for (int i = 0; i < 4; i++) {
            nobody.outcome("SETTLE", "none").problem(401, 4003);
        }
        int refused = 0;
        for (int i = 0; i < 10; i++) {
            refused += nobody.outcome("SETTLE", "none").status() == 429 ? 1 : 0;
        }
        assertTrue(refused >= 8, "refused " + refused);
        assertEquals(
                401,
                GatewayClient.of("H99999999999", "another one")
                        .outcome("SETTLE", "none")
                        .status());
    }
}
