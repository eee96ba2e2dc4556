package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits that several bills or several hospitals share. Uses the spare people 600 and 601. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SharedLimitsTest {

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    /**
     * March: near the allowance, 40,000 a year; (24,600 - 10,950) x 0.60 = 8,190. June: extreme poverty, no cap, uses
     * far more than 40,000. A late disability gives March 5,000 and 78 %: 19,600 x 0.78 = 15,288, assistance 5,587.20.
     * That is 20,875.20 against 19,140 so far. What June used of a higher cap takes nothing from March.
     */
    @Test
    void whatALaterBillUsedOfAHigherCapTakesNothingFromASupplement() {
        DemoPerson person = data.spare(600);
        GatewayRows.refer(person);
        GatewayRows.assist(
                person, "NEAR_SUBSISTENCE_ALLOWANCE", "IDENTITY", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 5, 1));
        GatewayRows.assist(
                person, "EXTREME_POVERTY_RURAL", "IDENTITY", LocalDate.of(2020, 5, 1), LocalDate.of(2021, 1, 1));
        Answer first = city.settled(stay(person).on("2020-03-10").raw("fees.total", "60000.00"));
        city.settled(stay(person).on("2020-06-10").raw("fees.total", "300000.00"));
        GatewayRows.assist(
                person, "DISABLED_NO_LABOUR", "IDENTITY", LocalDate.of(2020, 1, 1), LocalDate.of(2020, 5, 1));
        city.supplement(unique("key"), first.settlementId(), "LATE_IDENTITY")
                .expect(200)
                .amounts(Map.of("criticalIllness", "1735.20", "cash", "-1735.20"));
    }

    /** Filings are bounded for each institution, so that none can use up what the others may file. */
    @Test
    void aHospitalThatFilesTooMuchShutsNobodyElseOut() {
        DemoPerson person = data.spare(601);
        FilingClient one = FilingClient.of(data.countyHospital());
        for (int i = 0; i < 100; i++) {
            one.file(FilingClient.referral(person, data.cityHospital())
                            .text("kind", "TEMPORARY")
                            .text("validFrom", "2015-01-01")
                            .text("validUntil", "2015-01-02"))
                    .expect(201);
        }
        Answer other = FilingClient.of(data.cityHospital())
                .file(FilingClient.referral(person, data.cityHospital()).text("kind", "EMERGENCY"));
        assertEquals(201, other.status());
    }
}
