package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.unique;
import static io.jishi.support.VisitClient.batchOf;
import static io.jishi.support.VisitClient.registration;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A visit by steps may ask for the personal account, down to its balance. Uses the spare person 685. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class PersonalAccountTest {

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    @Test
    void theAccountPaysUntilItIsEmptyAndGetsBackWhatIsUndone() {
        DemoPerson person = data.spare(685);
        GatewayRows.change(
                "insert into personal_account_credit (region, person_id, credited_on, amount)"
                        + " values (?, ?, '2020-01-01', 3000)",
                GatewayRows.REGION,
                person.personId());
        String visit = county.opened(registration(person));
        for (String charge : new String[] {"C1", "C2"}) {
            county.upload(
                            visit,
                            batchOf(
                                    charge,
                                    line("A" + charge, data.classAItem(), "2021-03-10", "30.00", "1", "30.00"),
                                    line("B" + charge, data.classBItem(), "2021-03-10", "20.00", "1", "20.00")))
                    .expect(200);
        }
        // 30 x 0.60 + 20 x 0.50 = 28; the rest from the account
        settle(visit, "C1").amounts(Map.of("poolingFund", "28.00", "personalAccount", "22.00", "cash", "0.00"));
        // 50 - 28 are left of the day, 30 - 22 of the account
        Answer second =
                settle(visit, "C2").amounts(Map.of("poolingFund", "22.00", "personalAccount", "8.00", "cash", "20.00"));
        county.cancel(second.settlementId()).expect(200);
        assertEquals(
                2200,
                GatewayRows.number(
                        "select sum(personal_account) from settlement where person_id = ?", person.personId()));
        settle(visit, "C2").amounts(Map.of("personalAccount", "8.00"));
    }

    private Answer settle(String visit, String charge) {
        return county.settle(
                        unique("key"),
                        visit,
                        "{\"chargeBatch\":\"" + charge + "\",\"usesPersonalAccount\":true,\"fees\":{\"total\":50.00}}")
                .expect(200);
    }
}
