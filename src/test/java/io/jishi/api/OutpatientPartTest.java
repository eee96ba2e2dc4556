package io.jishi.api;

import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.shared.id.TimeOrderedId;
import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A region that pays one visit a day, and villages a part of the year; its person and institutions are the test's. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class OutpatientPartTest {

    private static final String REGION = "340300";
    private static final String PERSON = TimeOrderedId.of(REGION, 1_577_836_800_000L, 9, 1);

    private final DemoData data = GatewayServers.data();
    private final GatewayClient village = GatewayClient.of(data.townshipHospital());
    private final GatewayClient township = GatewayClient.of(data.countyHospital());

    private void register() {
        GatewayRows.change(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values (?, ?, sha256(convert_to('outpatient-part', 'UTF8')), 1, '340321', '1970-01-01')",
                REGION,
                PERSON);
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)"
                        + " values (?, ?, 'RESIDENT', '2019-01-01', 'IN_WINDOW', '2019-01-01')",
                REGION,
                PERSON);
        provider(data.townshipHospital().code(), "VILLAGE", "UNGRADED");
        provider(data.countyHospital().code(), "TOWNSHIP", "1A");
    }

    private static void provider(String code, String administration, String grade) {
        GatewayRows.change(
                "insert into provider (region, provider_code, name, treatment_region, charge_class, administration,"
                        + " grade) select ?, provider_code, name, '340321', charge_class, ?, ? from provider"
                        + " where region = '141000' and provider_code = ?",
                REGION,
                administration,
                grade,
                code);
        GatewayRows.change(
                "insert into agreement (region, provider_code, care_types, valid_from)"
                        + " values (?, ?, array['OUTPATIENT'], date '2015-01-01')",
                REGION,
                code);
    }

    /** Class A of 80.00: half of it is above what any visit may be paid. */
    private Body visit(String day) {
        return outpatient(data.spare(2))
                .text("insuredRegion", "340321")
                .text("personId", PERSON)
                .on(day)
                .fees("80.00", "80.00", "0.00");
    }

    private static void paid(Answer answer, String amount) {
        answer.amounts(Map.of("poolingFund", amount));
    }

    private static Map<String, String> part() {
        return GatewayRows.one(
                "select scope, period_start, amount from accumulator_scope where region = ? and person_id = ?"
                        + " and kind = 'OUTPATIENT_PART_YEAR'",
                REGION,
                PERSON);
    }

    @Test
    void villagesArePaidTheirPartOfTheYearAndAVisitIsPaidOncePerDay() {
        register();
        for (int day = 1; day <= 6; day++) {
            paid(village.settled(visit("2020-03-0" + day)), "15.00");
        }
        // 6 x 15.00 = 90.00 of 100.00
        Answer undone = village.settled(visit("2020-03-07"));
        paid(undone, "10.00");
        village.cancel(unique("key"), undone.settlementId()).expect(200);
        assertEquals("9000", part().get("amount"));
        Answer last = village.settled(visit("2020-03-07"));
        paid(last, "10.00");
        paid(township.settled(visit("2020-03-07")), "0.00");
        paid(village.settled(visit("2020-03-08")), "0.00");
        assertEquals(Map.of("scope", "", "period_start", "2020-01-01", "amount", "10000"), part());
        // nothing was paid on the 8th, so that a township is; 150.00 - 100.00 are left
        Answer inTownship = township.settled(visit("2020-03-08"));
        paid(inTownship, "30.00");
        village.get("/v1/settlements/" + last.settlementId() + "/explanation").expect(200);
        assertEquals(Map.of("scope", "", "period_start", "2020-01-01", "amount", "10000"), part());
        // another year has another part
        paid(village.settled(visit("2021-03-01")), "15.00");
    }
}
