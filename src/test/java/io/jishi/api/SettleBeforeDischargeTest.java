package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static io.jishi.support.VisitClient.total;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region that settles a stay before its discharge is reported. Uses the spare people 692 and 693. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(SettleBeforeDischargeTest.SettlesFirst.class)
class SettleBeforeDischargeTest {

    private static final String DISCHARGE = "2019-11-12";

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    /** The setting. */
    public static class SettlesFirst implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jishi.visit.settle-before-discharge", GatewayRows.REGION);
        }
    }

    private String lineA(String serial, String yuan) {
        return line(serial, data.classAItem(), "2019-11-10", yuan, "1", yuan);
    }

    @Test
    void theBillSaysWhenTheStayEndsAndTheDischargeFollowsIt() {
        String visit = county.opened(admission(data.spare(692)));
        county.upload(visit, batch(lineA("1", "1400.00"))).expect(200);
        Answer unknown = county.settle(visit, "1400.00").problem(400, 4002);
        assertEquals("dischargedOn", unknown.at("errors.0.field"));
        settle(visit, "2019-10-31", "1400.00").problem(400, 4002);
        // the line is of the tenth
        settle(visit, "2019-11-09", "1400.00").problem(400, 4002);
        // 1,400 - 400 = 1,000 x 0.75
        Answer bill = settle(visit, DISCHARGE, "1400.00").expect(200).amounts(Map.of("poolingFund", "750.00"));
        assertEquals(DISCHARGE, bill.at("settledOn"));
        assertEquals(
                List.of("OPEN", DISCHARGE),
                List.of(county.find(visit).at("state"), county.find(visit).at("dischargedOn")));
        county.upload(visit, batch(lineA("2", "1.00"))).problem(422, 8005);
        assertEquals(
                bill.settlementId(),
                county.discharge(visit, "2019-11-13").problem(422, 8005).settlementId());
        assertEquals(
                "DISCHARGED", county.discharge(visit, DISCHARGE).expect(200).at("state"));
        county.discharge(visit, DISCHARGE).expect(200);
        // and back: the discharge first, then the bill, then the lines
        Answer reopened = county.reopen(visit).expect(200);
        assertEquals(List.of("OPEN", DISCHARGE), List.of(reopened.at("state"), reopened.at("dischargedOn")));
        county.cancel(bill.settlementId()).expect(200);
        county.upload(visit, batch(lineA("2", "100.00"))).expect(200);
        county.settle(visit, "1500.00").expect(200).amounts(Map.of("poolingFund", "825.00"));
    }

    @Test
    void theDischargeMayStillComeFirst() {
        String visit = county.opened(admission(data.spare(693)));
        county.upload(visit, batch(lineA("1", "1400.00"))).expect(200);
        county.discharge(visit, DISCHARGE).expect(200);
        settle(visit, "2019-11-13", "1400.00").problem(400, 4002);
        county.settle(visit, "1400.00").expect(200).amounts(Map.of("poolingFund", "750.00"));
    }

    private Answer settle(String visit, String day, String yuan) {
        String body = total(yuan);
        String withDay = body.substring(0, body.length() - 1) + ",\"dischargedOn\":\"" + day + "\"}";
        return county.settle(unique("key"), visit, withDay);
    }
}
