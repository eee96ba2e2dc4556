package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * A region whose package has no rules of eligibility, no assistance and a basic benefit that goes by category: the
 * gates that hold everywhere hold here too. Its people and hospital are made by the test.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class OtherRegionTest {

    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    private String person() {
        int n = PEOPLE.incrementAndGet();
        String id = TimeOrderedId.of("230800", 1_546_300_800_000L, 9, n);
        GatewayRows.change(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values ('230800', ?, sha256(convert_to(?, 'UTF8')), 1, '230803', '1970-01-01')",
                id,
                "other-region-" + n);
        GatewayRows.change("insert into provider (region, provider_code, name, treatment_region, charge_class,"
                + " administration, grade) select '230800', provider_code, name, '230804', charge_class, 'CITY', '3A'"
                + " from provider where region = '141000' and provider_code = '"
                + data.cityHospital().code() + "' on conflict do nothing");
        GatewayRows.change("insert into agreement (region, provider_code, care_types, valid_from) select '230800', '"
                + data.cityHospital().code() + "', array['INPATIENT'], date '2015-01-01' where not exists (select 1"
                + " from agreement where region = '230800')");
        return id;
    }

    private Body jiamusi(String id, String day, String total) {
        return stay(data.spare(1))
                .text("insuredRegion", "230803")
                .text("personId", id)
                .text("admittedOn", day)
                .text("dischargedOn", day)
                .raw("fees.total", total);
    }

    private void cover(String id, String scheme, String from, String enrolledOn, String enrolment, String benefits) {
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, enrolled_on, enrolment, benefits_from)"
                        + " values ('230800', ?, ?, ?::date, nullif(?, '')::date, ?, ?::date)",
                id,
                scheme,
                from,
                enrolledOn,
                enrolment,
                benefits);
    }

    @Test
    void employeesCoverExcludesResidentsWithoutARuleOfTheRegion() {
        String id = person();
        cover(id, "RESIDENT", "2018-01-01", "", "IN_WINDOW", "2018-01-01");
        cover(id, "EMPLOYEE", "2015-01-01", "", "IN_WINDOW", "2015-01-01");
        city.settle(jiamusi(id, "2019-05-20", "20000.00")).problem(422, 2003);
    }

    @Test
    void theRegistrySaysWhoWaitsWhereTheRegionHasNoRule() {
        String id = person();
        cover(id, "RESIDENT", "2019-04-01", "2019-04-01", "LATE", "2019-07-01");
        city.settle(jiamusi(id, "2019-05-20", "20000.00")).problem(422, 2004);
        city.settled(jiamusi(id, "2019-07-01", "20000.00")).amounts(Map.of("poolingFund", "12545.00"));
    }

    @Test
    void aLateIdentityMovesThePoolingFundAndTheBaseWithIt() {
        String id = person();
        cover(id, "RESIDENT", "2018-01-01", "", "IN_WINDOW", "2018-01-01");
        Answer bill = city.settled(jiamusi(id, "2019-05-20", "20000.00"));
        bill.amounts(Map.of("poolingFund", "12545.00", "criticalIllness", "0.00"));
        GatewayRows.change(
                "insert into assistance (region, person_id, category, basis, valid_from, valid_until)"
                        + " values ('230800', ?, 'REGISTERED_POOR', 'IDENTITY', '2019-01-01', '2020-01-01')",
                id);
        Answer supplement = city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY")
                .expect(200);
        // (20,000 - 700) x 0.70 = 13,510; BASE 6,490; (6,490 - 5,000) x 0.50 = 745
        supplement.amounts(Map.of(
                "poolingFund", "965.00",
                "criticalIllness", "745.00",
                "criticalIllnessBase", "-965.00",
                "cash", "-1710.00"));
        city.get("/v1/settlements/" + supplement.settlementId() + "/explanation")
                .expect(200);
        city.cancel(unique("key"), bill.settlementId()).expect(422);
        Answer undone = city.cancel(unique("key"), supplement.settlementId()).expect(200);
        city.get("/v1/settlements/" + undone.settlementId() + "/explanation").expect(200);
        Map<String, String> year =
                GatewayRows.one("select * from accumulator where region = '230800' and person_id = ?", id);
        assertEquals("745500", year.get("critical_illness_base"));
        assertEquals("1254500", year.get("pooling_fund_paid"));
        city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY").expect(200);
    }
}
