package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.RedisAPI;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A cache that cannot lie: whatever it holds, a bill is made from the rows. Uses the spare people 370 to 409. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class StaleCacheTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Inject
    RedisAPI redis;

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void aFilingMadeAfterThePersonWasCachedCounts() {
        DemoPerson person = data.spare(370);
        assertEquals("NOT_FILED", city.settled(stay(person)).at("referral"));
        GatewayRows.refer(person);
        Answer second = city.settled(stay(person).on("2019-12-01").raw("fees.total", "20000.00"));
        assertEquals("FILED", second.at("referral"));
        second.amounts(Map.of("unreferredReduction", "0.00", "poolingFund", "11700.00"));
    }

    @Test
    void aWithdrawnFilingNoLongerCounts() {
        DemoPerson person = data.spare(371);
        GatewayRows.refer(person);
        assertEquals("FILED", city.settled(stay(person)).at("referral"));
        GatewayRows.change("update filing set withdrawn_at = now() where person_id = ?", person.personId());
        assertEquals("NOT_FILED", city.settled(stay(person).on("2019-12-01")).at("referral"));
    }

    @Test
    void coverThatEndedAfterThePersonWasCachedIsSeen() {
        DemoPerson person = data.spare(372);
        city.settled(stay(person));
        GatewayRows.change("update coverage set valid_until = '2019-12-01' where person_id = ?", person.personId());
        city.settle(stay(person).on("2019-12-01")).problem(422, 2002);
        city.settled(stay(person).on("2019-11-30"));
    }

    @Test
    void aPersonWhoWasUnknownIsFoundOnceRegistered() {
        String id = "14100000000000000000000STALE".replace('L', 'M');
        Body body = stay(data.spare(373)).text("personId", id);
        city.settle(body).problem(422, 2001);
        GatewayRows.change(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values ('141000', ?, sha256('stale'), 1, '141024', '1970-01-01')",
                id);
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)"
                        + " values ('141000', ?, 'RESIDENT', '2018-01-01', 'IN_WINDOW', '2018-01-01')",
                id);
        city.settled(body);
    }

    @Test
    void aProviderThatChangedAfterItWasCachedIsSeen() {
        GatewayClient township = GatewayClient.of(data.townshipHospital());
        // class 3: D 100; 9,900 x 0.85
        township.settled(stay(data.spare(374)).raw("fees.total", "10000.00"))
                .amounts(Map.of("deductible", "100.00", "poolingFund", "8415.00"));
        setChargeClass("CLASS_2");
        try {
            // class 2, township: D 400; 9,600 x 0.75
            township.settled(stay(data.spare(375)).raw("fees.total", "10000.00"))
                    .amounts(Map.of("deductible", "400.00", "poolingFund", "7200.00"));
        } finally {
            setChargeClass("CLASS_3");
        }
    }

    @Test
    void anItemThatChangedAfterItWasCachedIsSeen() {
        Body first = stay(data.spare(376)).lines("100.00", oneItem());
        county.settled(first).amounts(Map.of("eligible", "100.00"));
        String limit = "update catalogue_item set price_limit = ? where item_code = ? and region = '141000'";
        GatewayRows.change(limit, 4_000L, data.classAItem());
        try {
            Body second = stay(data.spare(377)).lines("100.00", oneItem());
            county.settled(second).amounts(Map.of("overLimit", "60.00", "eligible", "40.00"));
        } finally {
            GatewayRows.change("update catalogue_item set price_limit = null where item_code = ?", data.classAItem());
        }
    }

    @Test
    void whatSomebodyWroteIntoRedisChangesNothing() {
        untilRedisIsUsed();
        List<String> values = List.of(
                "garbage",
                "",
                "{}",
                "[]",
                "null",
                "\"text\"",
                "{\"key\":\"\",\"value\":null}",
                "{\"key\":1,\"value\":[]}",
                "{\"key\":\"$\",\"value\":{\"epoch\":\"x\"}}",
                "{\"key\":\"$\",\"value\":{\"epoch\":\"0\",\"county\":\"141024\",\"spells\":[{}],\"assistance\":7}}",
                "{\"key\":\"$\",\"value\":{\"epoch\":\"-1\",\"spells\":[],\"assistance\":[],\"filings\":[]}}",
                "{\"key\":\"$\",\"value\":{\"epoch\":\"999\",\"county\":\"999999\",\"spells\":[],\"assistance\":[],"
                        + "\"filings\":[]}}",
                valueOf(data.registeredPoorPatient(), "0"),
                valueOf(data.registeredPoorPatient(), "1"),
                valueOf(data.spare(378), "999"));
        for (int i = 0; i < values.size(); i++) {
            // another person each time, so that the near cache does not know them yet
            DemoPerson person = data.spare(390 + i);
            String value = values.get(i).replace("$", person.personId());
            put(List.of("jishi:coverage:2:" + person.personId(), value));
            put(List.of("jishi:filings:2:" + person.personId(), value));
            Answer bill = city.settled(stay(person));
            bill.amounts(Map.of("poolingFund", "26550.00", "criticalIllness", "10950.00", "outOfPocket", "22500.00"));
        }
    }

    @Test
    void withoutRedisEverythingIsSettledAllTheSame() {
        EmbeddedServers servers = GatewayServers.servers();
        servers.stopRedis();
        try {
            city.settled(stay(data.spare(379))).amounts(Map.of("poolingFund", "26550.00"));
            GatewayRows.refer(data.spare(379));
            city.settled(stay(data.spare(379)).on("2020-01-02")).amounts(Map.of("poolingFund", "35400.00"));
        } finally {
            servers.startRedis();
        }
        city.settled(stay(data.spare(380))).amounts(Map.of("poolingFund", "26550.00"));
    }

    /** The gateway leaves Redis alone for a second after it failed, as another test here makes it. */
    private void untilRedisIsUsed() {
        long end = System.nanoTime() + LIMIT.toNanos();
        String key = "jishi:coverage:2:" + data.spare(381).personId();
        do {
            assertTrue(System.nanoTime() < end, "Redis is not used");
            GatewayRows.change(
                    "update person set county = county where person_id = ?",
                    data.spare(381).personId());
            city.preview(stay(data.spare(381))).expect(200);
        } while (redis.get(key).await().atMost(LIMIT) == null);
    }

    private String oneItem() {
        return line("1", data.classAItem(), "2019-11-12", "100.00", "1", "100.00");
    }

    private void setChargeClass(String chargeClass) {
        GatewayRows.change(
                "update provider set charge_class = ? where provider_code = ?",
                chargeClass,
                data.townshipHospital().code());
    }

    /** A readable value of somebody who has a filing and is in an assistance category. */
    private static String valueOf(DemoPerson person, String epoch) {
        String valid = "\"from\":\"2016-01-01\"";
        return "{\"key\":\"" + person.personId() + "\",\"value\":{\"epoch\":\"" + epoch
                + "\",\"county\":\"141024\",\"birthDate\":\"1970-01-01\",\"spells\":[{\"scheme\":\"RESIDENT\"," + valid
                + ",\"enrolledOn\":\"2016-01-01\",\"basis\":\"HOUSEHOLD_REGISTER\""
                + ",\"enrolment\":\"IN_WINDOW\",\"benefitsFrom\":\"2016-01-01\"}],\"assistance\":"
                + "[{\"category\":\"REGISTERED_POOR\",\"basis\":\"IDENTITY\"," + valid
                + "}],\"filings\":[{\"id\":\"f\","
                + "\"kind\":\"REFERRAL\"," + valid + "}]}}";
    }

    private void put(List<String> keyAndValue) {
        redis.set(keyAndValue).await().atMost(LIMIT);
    }
}
