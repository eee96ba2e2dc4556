package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.VisitClient.admission;
import static io.jishi.support.VisitClient.batch;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.VisitClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Settling costs the same for five uploaded lines and for three thousand, because it reads and writes none of them.
 * Uses the spare people 690 and 691.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class VisitCostTest {

    private static final Logger LOG = Logger.getLogger(VisitCostTest.class);
    private static final int FEW = 5;
    private static final int MANY = 3_000;
    private static final int BATCH = 500;
    private static final int REPEATED = 10;

    private final DemoData data = GatewayServers.data();
    private final VisitClient county = VisitClient.of(data.countyHospital());

    private String uploaded(int person, int count) {
        String visit = county.opened(admission(data.spare(person)));
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            lines.add(line("s" + i, data.classAItem(), "2019-11-10", "1.00", "1", "1.00"));
            if (lines.size() == BATCH || i == count - 1) {
                county.upload(visit, batch(lines.toArray(String[]::new))).expect(200);
                lines.clear();
            }
        }
        county.discharge(visit, "2019-11-12").expect(200);
        return visit;
    }

    @Test
    void settlingTouchesNoLineHoweverManyThereAre() throws Exception {
        String few = uploaded(690, FEW);
        String many = uploaded(691, MANY);
        Answer bill;
        // whoever so much as looked at a line would wait for this lock, and fail
        try (Connection lock = GatewayRows.connect();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table fee_line in access exclusive mode");
            county.preview(many, "3000.00").expect(200);
            bill = county.settle(many, "3000.00").expect(200);
            county.settle(few, "5.00").expect(200);
            lock.rollback();
        }
        // 3,000 - 400 = 2,600 x 0.75
        bill.amounts(Map.of("total", "3000.00", "deductible", "400.00", "poolingFund", "1950.00"));
        assertEquals(MANY, GatewayRows.number("select count(*) from fee_line where visit_id = ?", many));
        county.cancel(bill.settlementId()).expect(200);
        county.cancel(county.find(few).at("settlementId")).expect(200);
        long ofFew = nanos(few, "5.00");
        long ofMany = nanos(many, "3000.00");
        // told, not required: the clock of a busy machine proves nothing
        LOG.infof("settling %d lines took %.2f times as long as %d", MANY, (double) ofMany / ofFew, FEW);
    }

    private long nanos(String visit, String total) {
        long nanos = 0;
        for (int i = 0; i < REPEATED; i++) {
            long start = System.nanoTime();
            Answer bill = county.settle(visit, total).expect(200);
            nanos += System.nanoTime() - start;
            county.cancel(bill.settlementId()).expect(200);
        }
        return nanos;
    }
}
