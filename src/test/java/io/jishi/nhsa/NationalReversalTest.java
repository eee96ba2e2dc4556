package io.jishi.nhsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** 2601 in every order, and messages that come twice. Uses the spare people 860 to 879. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class NationalReversalTest {

    private final DemoData data = GatewayServers.data();

    private CareDesk desk(int spare) {
        return new CareDesk(data.countyHospital(), data.spare(spare));
    }

    private static long liveBills(String visit) {
        return GatewayRows.number(
                "select count(*) from settlement where visit_id = ? and kind = 'SETTLEMENT' and undone_by is null",
                visit);
    }

    @Test
    void aLateOriginalIsRefusedAndLeavesNothing() {
        CareDesk desk = desk(860);
        String visit = desk.dischargedStay();
        String message = desk.messageId();
        desk.reverse("2304", message).ok();
        var before = GatewayRows.counts();
        desk.settleStay(message, visit, "3000.00").refused(3007);
        desk.settleStay(message, visit, "3000.00").refused(3007);
        assertEquals(before, GatewayRows.counts());
        assertEquals(0, liveBills(visit));
        desk.settleStay(desk.messageId(), visit, "3000.00").ok();
        assertEquals(1, liveBills(visit));
        desk.reverse("2304", message).ok();
        assertEquals(1, liveBills(visit));
    }

    @Test
    void aReversalTakesTheBillOfItsMessageAndNoOther() {
        CareDesk desk = desk(861);
        String visit = desk.dischargedStay();
        String first = desk.messageId();
        String bill = desk.settleStay(first, visit, "3000.00").ok().at("setlinfo.setl_id");
        String reversal = desk.messageId();
        desk.client().call("2601", reversal, desk.reversal("2304", first)).ok();
        desk.client().call("2601", reversal, desk.reversal("2304", first)).ok();
        desk.reverse("2304", first).ok();
        desk.bill("5203", visit, bill).refused(7035);
        desk.settleStay(first, visit, "3000.00").refused(3001);
        String anew = desk.settleStay(desk.messageId(), visit, "3000.00").ok().at("setlinfo.setl_id");
        assertNotEquals(bill, anew);
        desk.reverse("2304", first).ok();
        assertEquals("0", desk.bill("5203", visit, anew).ok().at("setlinfo.refd_setl_flag"));
        desk.settleStay(first, visit, "3000.00").refused(3001);
        desk.client()
                .call("2601", reversal, desk.reversal("2304", desk.messageId()))
                .refused(7033);
    }

    @Test
    void anAliasIsReversedLikeItsOriginal() {
        CareDesk desk = desk(862);
        String visit = desk.dischargedStay();
        String first = desk.messageId();
        Reply settled = desk.settleStay(first, visit, "3000.00").ok();
        String alias = desk.messageId();
        Reply again = desk.settleStay(alias, visit, "3000.00").ok();
        assertTrue(again.warning().startsWith("[2009] "), again::text);
        assertEquals(settled.outputText(), again.outputText());
        assertEquals(
                settled.outputText(),
                desk.settleStay(alias, visit, "3000.00").ok().outputText());
        desk.settleStay(alias, visit, "3000.01").refused(7033);
        desk.reverse("2304", alias).ok();
        assertEquals(0, liveBills(visit));
        desk.settleStay(first, visit, "3000.00").refused(3001);
        desk.settleStay(alias, visit, "3000.00").refused(3001);
        desk.settleStay(desk.messageId(), visit, "3000.00").ok();
        assertEquals(1, liveBills(visit));
    }

    @Test
    void aBillStandsAgainWhenItsCancellationIsReversed() {
        CareDesk desk = desk(863);
        String visit = desk.dischargedStay();
        String first = desk.messageId();
        Reply settled = desk.settleStay(first, visit, "3000.00").ok();
        String bill = settled.at("setlinfo.setl_id");
        String cancelling = desk.messageId();
        Reply cancelled = desk.bill("2305", cancelling, visit, bill).ok();
        String twin = cancelled.at("setlinfo.setl_id");
        assertEquals("-3000.00", cancelled.at("setlinfo.medfee_sumamt"));
        assertEquals(
                cancelled.outputText(),
                desk.bill("2305", cancelling, visit, bill).ok().outputText());
        assertEquals("1", desk.bill("5203", visit, twin).ok().at("setlinfo.refd_setl_flag"));
        desk.settleStay(first, visit, "3000.00").refused(3001);
        desk.reverse("2305", cancelling).ok();
        desk.reverse("2305", cancelling).ok();
        assertEquals(1, liveBills(visit));
        assertEquals("0", desk.bill("5203", visit, bill).ok().at("setlinfo.refd_setl_flag"));
        desk.bill("5203", visit, twin).refused(7035);
        assertEquals(
                settled.outputText(),
                desk.settleStay(first, visit, "3000.00").ok().outputText());
        // the cancellation does not stand, and must not look so
        desk.bill("2305", cancelling, visit, bill).refused(3007);
        desk.bill("2305", visit, bill).ok();
        assertEquals(0, liveBills(visit));
    }

    @Test
    void aChargeStandsAgainWhenItsCancellationIsReversed() {
        CareDesk desk = desk(864);
        String visit = desk.registered("2021-03-10");
        desk.charge(visit, "B1", CareDesk.classA("1", "2021-03-10", "30.00")).ok();
        String bill = desk.settleCharge(visit, "B1", "11", "30.00").ok().at("setlinfo.setl_id");
        String cancelling = desk.messageId();
        desk.bill("2208", cancelling, visit, bill).ok();
        desk.reverse("2208", cancelling).ok();
        assertEquals("30.00", desk.bill("5203", visit, bill).ok().at("setlinfo.medfee_sumamt"));
        desk.bill("2208", visit, bill).ok();
        String message = desk.messageId();
        desk.client()
                .call("2207", message, desk.charged(visit, "B1", "11", "30.00", false))
                .ok();
        // a variant and its base are one transaction
        desk.reverse("2207A", message).ok();
        desk.client()
                .call("2207A", message, desk.charged(visit, "B1", "11", "30.00", false))
                .refused(3001);
    }

    @Test
    void aRejectedMessageIsReversedWithoutEffect() {
        CareDesk desk = new CareDesk(data.countyHospital(), data.lapsedPatient());
        String visit = desk.dischargedStay();
        String message = desk.messageId();
        desk.settleStay(message, visit, "3000.00").refused(2002);
        desk.reverse("2304", message).ok();
        desk.settleStay(message, visit, "3000.00").refused(2002);
        assertEquals(0, liveBills(visit));
    }

    @Test
    void aMessageOfAnotherHospitalOrPersonIsNotTouched() {
        CareDesk desk = desk(865);
        String visit = desk.dischargedStay();
        String message = desk.messageId();
        String bill = desk.settleStay(message, visit, "3000.00").ok().at("setlinfo.setl_id");
        new CareDesk(data.cityHospital(), data.spare(865))
                .reverse("2304", message)
                .ok();
        desk(866).reverse("2304", message).refused(7035);
        desk.bill("5203", visit, bill).ok();
        assertEquals(1, liveBills(visit));
        for (String other : new String[] {"2301", "2402", "9999", "A", "2305A9"}) {
            assertEquals(-1, desk.reverse(other, message).code(), other);
        }
        desk.reverse("2301", message).refused(7026).naming("oinfno");
        // 2305 with the id of a 2304 is another message, and was never seen
        desk.reverse("2305", message).ok();
        assertEquals(1, liveBills(visit));
    }

    @Test
    void anAdmissionIsReversedInOrder() {
        CareDesk desk = desk(867);
        String number = GatewayClient.unique("S");
        String message = desk.messageId();
        desk.reverse("2401", message).ok();
        desk.client()
                .call("2401", message, desk.admission(number, "2019-11-01"))
                .refused(3007);
        String opening = desk.messageId();
        String visit = desk.client()
                .call("2401", opening, desk.admission(number, "2019-11-01"))
                .ok()
                .at("result.mdtrt_id");
        desk.upload(visit, CareDesk.classA("1", "2019-11-02", "10.00")).ok();
        desk.reverse("2401", opening).refused(8006).naming("2302");
        desk.client()
                .call(
                        "2302",
                        "{\"data\":[{\"feedetl_sn\":\"0000\",\"mdtrt_id\":\"" + visit + "\",\"psn_no\":\""
                                + data.spare(867).personId() + "\"}]}")
                .ok();
        desk.reverse("2401", opening).ok();
        desk.reverse("2401", opening).ok();
        desk.client()
                .call("2401", opening, desk.admission(number, "2019-11-01"))
                .refused(8002);
        String anew = desk.client()
                .call("2401", desk.admission(number, "2019-11-01"))
                .ok()
                .at("result.mdtrt_id");
        desk.reverse("2401", opening).ok();
        desk.upload(anew, CareDesk.classA("1", "2019-11-02", "10.00")).ok();
    }
}
