package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** The order of the steps of a visit, forward and back. Uses the spare people 880 to 889. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class StayOrderTest {

    private static final String ALL = ",\"chrg_bchno\":\"0000\"";

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    private Reply withdrawLines(CareDesk desk, int spare, String visit) {
        return desk.client()
                .call(
                        "2302",
                        "{\"data\":[{\"feedetl_sn\":\"0000\",\"mdtrt_id\":\"" + visit + "\",\"psn_no\":\""
                                + data.spare(spare).personId() + "\"}]}");
    }

    @Test
    void aStayIsUndoneStrictlyBackwards() {
        CareDesk desk = desk(880);
        String visit = desk.admitted("2019-11-01");
        String line = CareDesk.classA("1", "2019-11-02", "3000.00");
        desk.client()
                .call("2304", desk.settlement(visit, "3000.00", ""))
                .refused(8003)
                .naming("2402");
        desk.discharge(visit, "2019-11-08").ok();
        desk.client()
                .call("2304", desk.settlement(visit, "0.00", ""))
                .refused(8007)
                .naming("2301");
        desk.visit("2405", visit, "").ok();
        desk.visit("2405", visit, "").refused(8003);
        desk.upload(visit, line).ok();
        desk.discharge(visit, "2019-11-08").ok();
        desk.upload(visit, CareDesk.classA("2", "2019-11-02", "1.00"))
                .refused(8004)
                .naming("2405");
        Reply wrong = desk.client()
                .call("2304", desk.settlement(visit, "3000.01", ""))
                .refused(7023);
        wrong.naming("节点 data 字段 medfee_sumamt(医疗费总额)", "3000.00", "3000.01", "0.01");
        String bill = desk.settleStay(desk.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
        desk.upload(visit, line).refused(8005).naming("2305");
        withdrawLines(desk, 880, visit).refused(8005).naming("2305");
        desk.visit("2405", visit, "").refused(8005).naming("2305");
        desk.visit("2404", visit, "").refused(8005).naming("2305");
        desk.bill("2305", visit, bill).ok();
        desk.bill("2305", visit, bill).refused(3001);
        withdrawLines(desk, 880, visit).refused(8004).naming("2405");
        desk.visit("2404", visit, "").refused(8004).naming("2405");
        desk.visit("2405", visit, "").ok();
        desk.visit("2404", visit, "").refused(8006).naming("2302");
        withdrawLines(desk, 880, visit).ok();
        desk.visit("2404", visit, "").ok();
        desk.visit("2404", visit, "").ok();
        desk.discharge(visit, "2019-11-08").refused(8002).naming("2401");
    }

    @Test
    void anOutpatientVisitIsUndoneStrictlyBackwards() {
        CareDesk desk = desk(881);
        String visit = desk.registered("2021-03-10");
        desk.settleCharge(visit, "B1", "11", "0.00").refused(8007).naming("2204");
        desk.charge(visit, "B1", CareDesk.classA("1", "2021-03-10", "30.00")).ok();
        desk.encounter(visit, "14", "COPD", "2021-03-10").refused(8010).naming("2205");
        String bill = desk.settleCharge(visit, "B1", "11", "30.00").ok().at("setlinfo.setl_id");
        desk.charge(visit, "B1", CareDesk.classA("2", "2021-03-10", "1.00"))
                .refused(8005)
                .naming("2208");
        desk.visit("2205", visit, ",\"chrg_bchno\":\"B1\"").refused(8005).naming("2208");
        desk.visit("2202", visit, "").refused(8005).naming("2208");
        desk.bill("2208", visit, bill).ok();
        desk.visit("2202", visit, "").refused(8006).naming("2205");
        desk.visit("2205", visit, ALL).ok();
        desk.visit("2202", visit, "").ok();
        desk.charge(visit, "B1", CareDesk.classA("1", "2021-03-10", "30.00"))
                .refused(8002)
                .naming("2201");
    }

    @Test
    void stepsOfTheOtherKindAreRefused() {
        CareDesk desk = desk(882);
        String stay = desk.admitted("2021-03-01");
        String registration = desk.registered("2021-03-10");
        desk.charge(stay, "B1", CareDesk.classA("1", "2021-03-01", "30.00")).refused(7034);
        desk.upload(registration, CareDesk.classA("1", "2021-03-10", "30.00")).refused(7034);
        desk.discharge(registration, "2021-03-10").refused(7034);
        desk.encounter(stay, "11", null, "2021-03-01").refused(7034);
        desk.visit("2202", stay, "").refused(7034);
        desk.visit("2404", registration, "").refused(7034);
        desk.upload(stay, CareDesk.classA("1", "2021-03-01", "30.00")).ok();
        desk.visit("2205", stay, ALL).refused(7034);
        assertEquals(1, desk.visit("5204", stay, "").ok().output().size());
        assertEquals(
                2,
                GatewayRows.number(
                        "select count(*) from visit where person_id = ? and state = 'OPEN'",
                        data.spare(882).personId()));
    }

    @Test
    void billsOfTheOtherKindAreRefused() {
        CareDesk desk = desk(883);
        String registration = desk.registered("2021-03-10");
        desk.charge(registration, "B1", CareDesk.classA("1", "2021-03-10", "30.00"))
                .ok();
        assertEquals(
                -1,
                desk.client()
                        .call("2304", desk.settlement(registration, "30.00", ""))
                        .code());
        String bill = desk.settleCharge(registration, "B1", "11", "30.00").ok().at("setlinfo.setl_id");
        desk.bill("2305", registration, bill).refused(7035);
        String stay = desk.dischargedStay();
        assertEquals(
                -1,
                desk.client()
                        .call("2207A", desk.charged(stay, "B1", "11", "3000.00", false))
                        .code());
        String stayBill =
                desk.settleStay(desk.messageId(), stay, "3000.00").ok().at("setlinfo.setl_id");
        desk.bill("2208", stay, stayBill).refused(7035);
        desk.bill("5203", stay, stayBill).ok();
        desk.bill("5203", registration, bill).ok();
    }

    @Test
    void aVisitOfAnotherHospitalOrPersonIsNotFound() {
        CareDesk desk = desk(884);
        String visit = desk.dischargedStay();
        CareDesk elsewhere = new CareDesk(data.cityHospital(), data.spare(884));
        CareDesk other = desk(885);
        for (CareDesk stranger : new CareDesk[] {elsewhere, other}) {
            stranger.upload(visit, CareDesk.classA("1", "2019-11-02", "1.00")).refused(7034);
            stranger.discharge(visit, "2019-11-08").refused(7034);
            stranger.settleStay(stranger.messageId(), visit, "3000.00").refused(7034);
            stranger.client()
                    .call("2303", stranger.settlement(visit, "3000.00", ""))
                    .refused(7034);
            stranger.visit("2405", visit, "").refused(7034);
            stranger.visit("2404", visit, "").refused(7034);
            stranger.visit("5202", visit, "").refused(7034);
            stranger.visit("5204", visit, "").refused(7034);
        }
        String bill = desk.settleStay(desk.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
        elsewhere.bill("2305", visit, bill).refused(7035);
        elsewhere.bill("5203", visit, bill).refused(7035);
        other.bill("2305", visit, bill).refused(7035);
        other.bill("5203", visit, bill).refused(7035);
        desk.bill("5203", visit, bill).ok();
    }
}
