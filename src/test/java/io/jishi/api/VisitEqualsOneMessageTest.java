package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.returning;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The same lines give the same bill to the fen, whether they come with the settlement or are uploaded before it in any
 * batches, with detours. Uses the spare person 680.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class VisitEqualsOneMessageTest {

    private static final int ROUNDS = 40;
    private static final long SEED = 20191112;
    private static final String DAY = "2019-11-10";
    private static final String DISCHARGE = "2019-11-12";

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());
    private final Random random = new Random(SEED);

    /** A line in the test's own arithmetic, with what has not been returned of it. */
    private static final class Line {
        private final String serial;
        private final String item;
        private final BigDecimal price;
        private BigDecimal quantityLeft;
        private BigDecimal amountLeft;

        Line(String serial, String item, BigDecimal price, BigDecimal quantity) {
            this.serial = serial;
            this.item = item;
            this.price = price;
            this.quantityLeft = quantity;
            this.amountLeft = times(quantity);
        }

        BigDecimal times(BigDecimal quantity) {
            return price.multiply(quantity).setScale(2, RoundingMode.HALF_UP);
        }

        String json() {
            return line(
                    serial, item, DAY, price.toPlainString(), quantityLeft.toPlainString(), amountLeft.toPlainString());
        }

        /** The return of a part, or of all that is left; null if the amount would exceed what is left. */
        String returned(String by, BigDecimal quantity) {
            boolean all = quantity.compareTo(quantityLeft) == 0;
            BigDecimal amount = all ? amountLeft : times(quantity);
            if (amount.compareTo(amountLeft) > 0) {
                return "";
            }
            quantityLeft = quantityLeft.subtract(quantity);
            amountLeft = amountLeft.subtract(amount);
            String mirrored = line(
                    by,
                    item,
                    DAY,
                    price.toPlainString(),
                    quantity.negate().toPlainString(),
                    amount.negate().toPlainString());
            return returning(mirrored, serial);
        }
    }

    @Test
    void anyLinesInAnyBatchesMakeTheBillOfOneMessage() {
        DemoPerson person = data.spare(680);
        int returns = 0;
        for (int round = 0; round < ROUNDS; round++) {
            List<Line> lines = new ArrayList<>();
            List<String> sent = lines(lines);
            String total = lines.stream()
                    .map(each -> each.amountLeft)
                    .reduce(BigDecimal.ZERO, BigDecimal::add)
                    .setScale(2)
                    .toPlainString();
            returns += sent.size() - lines.size();
            Answer whole = county.gateway().settled(stay(person).lines(total, sent.toArray(String[]::new)));
            county.cancel(whole.settlementId()).expect(200);
            String visit = uploaded(person, sent);
            assertEquals(total, county.find(visit).at("sums.total"));
            JsonNode preview = county.preview(visit, total).expect(200).json().get("amounts");
            Answer bill = county.settle(visit, total).expect(200);
            assertEquals(whole.json().get("amounts"), bill.json().get("amounts"), "round " + round);
            assertEquals(whole.json().get("amounts"), preview);
            assertEquals(split(whole.at("visitId")), split(visit), "round " + round);
            assertSums(visit);
            county.cancel(bill.settlementId()).expect(200);
        }
        assertTrue(returns > ROUNDS, returns + " returns");
    }

    private List<String> lines(List<Line> lines) {
        List<String> sent = new ArrayList<>();
        int count = 1 + random.nextInt(25);
        for (int i = 0; i < count; i++) {
            if (!lines.isEmpty() && random.nextInt(3) == 0) {
                Line line = lines.get(random.nextInt(lines.size()));
                if (line.quantityLeft.signum() == 0) {
                    continue;
                }
                BigDecimal part = BigDecimal.ONE.min(line.quantityLeft);
                String returned = line.returned("r" + i, random.nextBoolean() ? part : line.quantityLeft);
                if (!returned.isEmpty()) {
                    sent.add(returned);
                }
            } else {
                Line line = new Line(
                        "s" + i,
                        random.nextInt(8) == 0 ? "X999999" : String.format("D%06d", 1 + random.nextInt(40)),
                        BigDecimal.valueOf(random.nextInt(40_000_000), random.nextBoolean() ? 6 : 2)
                                .setScale(random.nextInt(2) == 0 ? 2 : 6, RoundingMode.DOWN)
                                .min(new BigDecimal("9999")),
                        BigDecimal.valueOf(1 + random.nextInt(60_000), random.nextBoolean() ? 4 : 0)
                                .min(new BigDecimal("90")));
                lines.add(line);
                sent.add(line.json());
            }
        }
        return sent;
    }

    /** Uploads the lines in random batches, some of them twice, with lines between that are withdrawn again. */
    private String uploaded(DemoPerson person, List<String> sent) {
        String visit = county.opened(admission(person));
        int next = 0;
        while (next < sent.size()) {
            int end = Math.min(sent.size(), next + 1 + random.nextInt(6));
            int start = Math.max(0, next - random.nextInt(3));
            county.upload(visit, batch(sent.subList(start, end).toArray(String[]::new)))
                    .expect(200);
            if (random.nextInt(4) == 0) {
                county.upload(visit, batch(line("detour", data.classBItem(), DAY, "3.33", "7", "23.31")))
                        .expect(200);
                county.withdrawLines(visit, "detour").expect(200);
            }
            next = end;
        }
        county.discharge(visit, DISCHARGE).expect(200);
        return visit;
    }

    private static Map<String, List<String>> split(String visit) {
        Map<String, List<String>> split = new TreeMap<>();
        GatewayRows.all(
                        "select serial, class, amount, non_covered, over_limit, upfront_self_pay, eligible,"
                                + " self_pay_rate_millionths, price_limit from fee_line where visit_id = ?"
                                + " and serial <> 'detour'",
                        visit)
                .forEach(row -> split.put(row.get("serial"), List.copyOf(row.values())));
        return split;
    }

    /** The sums on the visit are those of its lines in force. */
    private static void assertSums(String visit) {
        assertEquals(
                GatewayRows.one(
                        "select count(*) as line_count, sum(amount) as total, sum(non_covered) as non_covered,"
                                + " sum(over_limit) as over_limit, sum(upfront_self_pay) as upfront_self_pay,"
                                + " coalesce(sum(eligible) filter (where class = 'A'), 0) as eligible_class_a,"
                                + " coalesce(sum(eligible) filter (where class = 'B'), 0) as eligible_class_b"
                                + " from fee_line where visit_id = ? and withdrawn_in is null",
                        visit),
                GatewayRows.one(
                        "select line_count, total, non_covered, over_limit, upfront_self_pay, eligible_class_a,"
                                + " eligible_class_b from visit where visit_id = ?",
                        visit));
    }
}
