package io.jishi.api;

import static io.jishi.api.LateFacts.grant;
import static io.jishi.api.LateFacts.identity;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** A supplement against everything else that moves the same person. Uses the spare people 540 to 546. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SupplementRaceTest {

    private static final int ROUNDS = 3;

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    @Test
    void manySupplementsAtOnceAreOne() throws Exception {
        DemoPerson person = data.spare(540);
        Answer bill = LateFacts.referredStay(city, person);
        identity(person, "REGISTERED_POOR");
        List<Answer> answers =
                atOnce(20, i -> () -> city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY"));
        assertEquals(
                1, answers.stream().filter(answer -> answer.status() == 200).count());
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.problem(422, 3004));
        assertSums(person, 1, 1);
        assertEquals("1568000", GatewayRows.years(person).get(0).get("critical_illness_paid"));
    }

    @Test
    void copiesOfOneSupplementAreOne() throws Exception {
        DemoPerson person = data.spare(541);
        Answer bill = LateFacts.referredStay(city, person);
        identity(person, "REGISTERED_POOR");
        String key = unique("key");
        List<Answer> answers = atOnce(20, i -> () -> city.supplement(key, bill.settlementId(), "LATE_IDENTITY"));
        List<Answer> made =
                answers.stream().filter(answer -> answer.status() == 200).toList();
        assertTrue(!made.isEmpty(), "somebody is answered");
        made.forEach(answer -> assertArrayEquals(made.get(0).bytes(), answer.bytes()));
        answers.stream().filter(answer -> answer.status() != 200).forEach(answer -> answer.problem(409, 4011));
        assertSums(person, 1, 1);
    }

    @Test
    void anIdentityAndAGrantAtOnceGiveThePatientTheSameInEitherOrder() throws Exception {
        DemoPerson person = data.spare(542);
        Answer bill = LateFacts.referredStay(city, person);
        identity(person, "REGISTERED_POOR");
        grant(person, "SUBSISTENCE_ALLOWANCE");
        atOnce(
                2,
                i -> () ->
                        city.supplement(unique("key"), bill.settlementId(), i == 0 ? "LATE_IDENTITY" : "LATE_GRANT"));
        // 60,000 - 35,400 - 15,680 - 6,244
        assertEquals("267600", GatewayRows.years(person).get(0).get("out_of_pocket"));
    }

    @Test
    void aSupplementAgainstTheCancellationOfItsBillLeavesOneOfTwoResults() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            DemoPerson person = data.spare(543 + round);
            Answer bill = LateFacts.referredStay(city, person);
            identity(person, "REGISTERED_POOR");
            List<Answer> answers = atOnce(
                    2,
                    i -> () -> i == 0
                            ? city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY")
                            : city.cancel(unique("key"), bill.settlementId()));
            if (answers.get(0).status() == 200) {
                assertEquals(
                        answers.get(0).settlementId(),
                        answers.get(1).problem(422, 3005).settlementId());
                assertSums(person, 1, 1);
            } else {
                answers.get(0).problem(422, 3001);
                answers.get(1).expect(200);
                assertSums(person, 0, 0);
            }
        }
    }

    @Test
    void newBillsAndSupplementsComeOutInSomeOrder() throws Exception {
        DemoPerson person = data.spare(546);
        Answer bill = LateFacts.referredStay(city, person);
        identity(person, "REGISTERED_POOR");
        List<Answer> answers = atOnce(
                12,
                i -> () -> i % 3 == 0
                        ? city.supplement(unique("key"), bill.settlementId(), "LATE_IDENTITY")
                        : city.settle(stay(person).on("2020-09-0" + (i % 9 + 1)).raw("fees.total", "20000.00")));
        assertEquals(
                9, answers.stream().filter(answer -> answer.status() == 200).count());
        assertSums(person, 9, 1);
    }

    /** As many live rows as expected; the accumulators are the sums of all rows; each row adds up and is explained. */
    private void assertSums(DemoPerson person, long bills, long supplements) {
        String live = "select count(*) from settlement where person_id = ? and undone_by is null and kind = ";
        assertEquals(bills, GatewayRows.number(live + "'SETTLEMENT'", person.personId()));
        assertEquals(supplements, GatewayRows.number(live + "'SUPPLEMENT'", person.personId()));
        assertEquals(
                GatewayRows.one(
                        "select sum(pooling_fund) as pool, sum(critical_illness) as illness,"
                                + " sum(critical_illness_base) as base, sum(medical_assistance) as assistance,"
                                + " sum(personal_account + cash) as patient from settlement where person_id = ?",
                        person.personId()),
                GatewayRows.one(
                        "select pooling_fund_paid as pool, critical_illness_paid as illness,"
                                + " critical_illness_base as base, medical_assistance_paid as assistance,"
                                + " out_of_pocket as patient from accumulator where person_id = ?",
                        person.personId()));
        assertEquals(
                List.of(),
                GatewayRows.all(
                        "select s.settlement_id from settlement s where s.person_id = ? and s.total <> (select"
                                + " sum(case when p.credit_account = 'PROVIDER_PAYABLE' then p.amount else -p.amount"
                                + " end) from posting p where p.settlement_id = s.settlement_id)",
                        person.personId()));
        GatewayRows.all("select settlement_id as id from settlement where person_id = ?", person.personId())
                .forEach(row -> city.get("/v1/settlements/" + row.get("id") + "/explanation")
                        .expect(200));
    }

    /** Lets as many threads go at the same moment and gives their answers in order. */
    private static List<Answer> atOnce(int count, IntFunction<Callable<Answer>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(count);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<Answer>> running = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Callable<Answer> each = work.apply(i);
                running.add(threads.submit(() -> {
                    go.await();
                    return each.call();
                }));
            }
            go.countDown();
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> answer : running) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
