package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region that settles a stay before its discharge is reported. Uses the spare people 886 to 889. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(SettleFirstTest.SettlesFirst.class)
class SettleFirstTest {

    /** The setting. */
    public static class SettlesFirst implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jishi.visit.settle-before-discharge", GatewayRows.REGION);
        }
    }

    private final DemoData data = GatewayServers.data();
    private final CareDesk desk = new CareDesk(data.countyHospital(), data.spare(886));

    private Reply settle(String visit, String day) {
        return CareDesk.held(desk.client().call("2304", desk.settlement(visit, "3000.00", day)));
    }

    @Test
    void theBillComesBeforeTheDischarge() {
        String visit = desk.admitted("2019-11-01");
        desk.upload(visit, CareDesk.classA("1", "2019-11-02", "3000.00")).ok();
        settle(visit, "").refused(7023);
        settle(visit, ",\"dscg_time\":\"2019-10-31\"").refused(7023);
        Reply settled = settle(visit, ",\"dscgTime\":\"2019-11-08 10:00:00\"").ok();
        String bill = settled.at("setlinfo.setl_id");
        desk.upload(visit, CareDesk.classA("2", "2019-11-02", "1.00"))
                .refused(8005)
                .naming("2305");
        desk.discharge(visit, "2019-11-09").refused(8005);
        desk.discharge(visit, "2019-11-08").ok();
        assertEquals("2019-11-08", desk.bill("5203", visit, bill).ok().at("setlinfo.enddate"));
        // a new message of the same content has the same bill
        assertEquals(
                settled.outputText(),
                settle(visit, ",\"dscg_time\":\"2019-11-08\"").ok().outputText());
        desk.visit("2405", visit, "").ok();
        desk.discharge(visit, "2019-11-08").ok();
        desk.visit("2405", visit, "").ok();
        desk.visit("2404", visit, "").refused(8005).naming("2305");
        desk.bill("2305", visit, bill).ok();
        desk.visit("2405", visit, "").refused(8003);
        desk.visit("2404", visit, "").refused(8006).naming("2302");
    }

    @Test
    void theDischargeMayStillComeFirst() {
        CareDesk other = new CareDesk(data.countyHospital(), data.spare(887));
        String visit = other.dischargedStay();
        String bill = other.settleStay(other.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
        other.bill("2305", visit, bill).ok();
        other.visit("2405", visit, "").ok();
    }
}
