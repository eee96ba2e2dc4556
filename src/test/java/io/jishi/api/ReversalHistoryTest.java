package io.jishi.api;

import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Random histories of one person's bills, cancellations, reversals and reversed cancellations beside a simple model:
 * the accumulators are the sum of what each bill that stands had added, to the fen. Uses the spare people 694 to 699.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ReversalHistoryTest {

    private static final int FIRST_PERSON = 694;
    private static final int PERSONS = 6;
    private static final int STEPS = 60;

    private final DemoData data = GatewayServers.data();
    private final VisitClient city = VisitClient.of(data.cityHospital());

    /** A bill of the model, with what it had added, and where it stands. */
    private static final class Bill {
        private final String id;
        private final String message;
        private final Body body;
        private final Map<String, Long> added;
        private boolean live = true;
        private String cancellation = "";
        private boolean givenUp;

        Bill(String id, String message, Body body, Map<String, Long> added) {
            this.id = id;
            this.message = message;
            this.body = body;
            this.added = added;
        }
    }

    /** What happened to one person. */
    private final class Model {
        private final DemoPerson person;
        private final Random random;
        private final List<Bill> bills = new ArrayList<>();
        private int restored;

        Model(DemoPerson person, long seed) {
            this.person = person;
            this.random = new Random(seed);
        }

        private List<Bill> live() {
            return bills.stream().filter(bill -> bill.live).toList();
        }

        void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> settle();
                case 2 -> cancelNewest();
                case 3 -> cancelOlder();
                case 4 -> reverse();
                default -> reverseCancellation();
            }
            assertEquals(live().stream().map(bill -> bill.id).toList(), standing());
            assertEquals(expected(), years());
        }

        private void settle() {
            String month = "2019-" + (random.nextBoolean() ? "11" : "12");
            Body body = stay(person)
                    .on(month + "-" + (10 + random.nextInt(18)))
                    .raw("fees.total", 1000 + random.nextInt(40_000) + "." + (10 + random.nextInt(90)));
            settle(body);
        }

        private void settle(Body body) {
            Map<String, Long> before = years();
            String message = unique("key");
            Answer bill = city.gateway().settle(message, body).expect(200);
            Map<String, Long> added = new LinkedHashMap<>(years());
            before.forEach((name, value) -> added.merge(name, -value, Long::sum));
            bills.add(new Bill(bill.settlementId(), message, body, added));
        }

        private void cancelNewest() {
            List<Bill> live = live();
            if (!live.isEmpty()) {
                Bill newest = live.get(live.size() - 1);
                String message = unique("cancel");
                city.gateway().cancel(message, newest.id).expect(200);
                newest.live = false;
                newest.cancellation = message;
            }
        }

        private void cancelOlder() {
            List<Bill> live = live();
            if (live.size() > 1) {
                Bill older = live.get(random.nextInt(live.size() - 1));
                Answer refused =
                        city.gateway().cancel(unique("cancel"), older.id).problem(422, 3002);
                assertEquals(live.get(live.size() - 1).id, refused.settlementId());
            }
        }

        private void reverse() {
            if (!bills.isEmpty()) {
                Bill bill = bills.get(random.nextInt(bills.size()));
                city.reverse(person, "SETTLE", bill.message).expect(200);
                if (bill.live) {
                    bill.live = false;
                    bill.cancellation = "";
                }
                bill.givenUp = !bill.cancellation.isEmpty();
            }
        }

        /**
         * A bill stands again unless its visit has another one, made from the same body under another key, or its own
         * message was reversed meanwhile.
         */
        private void reverseCancellation() {
            List<Bill> cancelled =
                    bills.stream().filter(bill -> !bill.cancellation.isEmpty()).toList();
            if (cancelled.isEmpty()) {
                return;
            }
            Bill bill = cancelled.get(random.nextInt(cancelled.size()));
            if (random.nextInt(3) == 0 && live().stream().noneMatch(other -> other.body == bill.body)) {
                settle(bill.body);
            }
            boolean taken = live().stream().anyMatch(other -> other.body == bill.body);
            Answer answer = city.reverse(person, "CANCEL", bill.cancellation);
            if (bill.givenUp) {
                answer.problem(422, 3007);
            } else if (taken && !bill.live) {
                answer.problem(422, 3006);
            } else {
                answer.expect(200);
                restored += bill.live ? 0 : 1;
                bill.live = true;
                bill.cancellation = "";
            }
        }

        private Map<String, Long> expected() {
            Map<String, Long> sums = new LinkedHashMap<>();
            bills.stream()
                    .filter(bill -> bill.live)
                    .forEach(bill -> bill.added.forEach((name, value) -> sums.merge(name, value, Long::sum)));
            bills.stream()
                    .flatMap(bill -> bill.added.keySet().stream())
                    .forEach(name -> sums.merge(name, 0L, Long::sum));
            return sums;
        }

        private Map<String, Long> years() {
            Map<String, Long> years = new LinkedHashMap<>();
            for (Map<String, String> year : GatewayRows.years(person)) {
                year.forEach((name, value) -> {
                    if (value.matches("-?[0-9]+") && !name.equals("region")) {
                        years.put(name, Long.parseLong(value));
                    }
                });
            }
            return years;
        }

        private List<String> standing() {
            return GatewayRows.all(
                            "select settlement_id from settlement where person_id = ? and kind = 'SETTLEMENT'"
                                    + " and undone_by is null order by person_sequence",
                            person.personId())
                    .stream()
                    .map(row -> Objects.requireNonNull(row.get("settlement_id")))
                    .toList();
        }
    }

    @Test
    void accumulatorsAreTheSumOfWhatStandsAfterAnyHistory() {
        int restored = 0;
        for (int i = 0; i < PERSONS; i++) {
            Model model = new Model(data.spare(FIRST_PERSON + i), i);
            for (int step = 0; step < STEPS; step++) {
                model.step();
            }
            restored += model.restored;
            assertPosted(model.person);
        }
        assertTrue(restored > PERSONS, restored + " bills stood again");
    }

    /** The rows of a person add up to what stands: bills and their undoing cancel out. */
    private static void assertPosted(DemoPerson person) {
        String id = person.personId();
        assertEquals(
                GatewayRows.number(
                        "select coalesce(sum(total), 0) from settlement where person_id = ? and kind = 'SETTLEMENT'"
                                + " and undone_by is null",
                        id),
                GatewayRows.number("select coalesce(sum(total), 0) from settlement where person_id = ?", id));
        assertEquals(
                GatewayRows.number("select coalesce(sum(total), 0) from settlement where person_id = ?", id),
                GatewayRows.number(
                        "select coalesce(sum(case when p.debit_account = 'PROVIDER_PAYABLE' then -p.amount"
                                + " else p.amount end), 0) from posting p"
                                + " join settlement s on s.settlement_id = p.settlement_id"
                                + " where s.person_id = ?",
                        id));
    }
}
