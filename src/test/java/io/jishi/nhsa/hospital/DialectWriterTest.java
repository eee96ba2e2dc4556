package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jishi.nhsa.hospital.Episode.Fee;
import io.jishi.nhsa.hospital.Plan.Line;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What distinguishes the clients, field by field. */
class DialectWriterTest {
    private static final Sandbox SANDBOX = Sandbox.of(PaperSandbox.text(50));
    private static final Patient PATIENT = new Patient("C0", "P0", "390", "990001");

    @Test
    void nationalTablesAreWrittenAsTextWithTheirDecimals() {
        JsonNode data = written(Dialect.NATIONAL, "2304").path("data");
        assertEquals("\"37.50\"", data.path("medfee_sumamt").toString());
        assertEquals("2021-03-", data.path("dscg_time").asText().substring(0, 8));
        JsonNode line = written(Dialect.NATIONAL, "2301").path("feedetail").path(0);
        assertEquals("\"1.5000\"", line.path("cnt").toString());
        assertEquals("\"25.000000\"", line.path("pric").toString());
    }

    @Test
    void innerMongoliaWritesNumbersAndLeavesTheVisitOutOfTheDiagnoses() {
        JsonNode data = written(Dialect.INNER_MONGOLIA, "2304").path("data");
        assertEquals("37.50", data.path("medfee_sumamt").toString());
        JsonNode discharge = written(Dialect.INNER_MONGOLIA, "2402");
        assertFalse(discharge.path("diseinfo").path(0).has("mdtrt_id"));
        assertTrue(discharge.path("dscginfo").has("mdtrt_id"));
        assertTrue(written(Dialect.INNER_MONGOLIA, "2208").path("data").has("pdn_cash_pay"));
    }

    @Test
    void hunanWritesTheDischargeTimeInCamelCaseAndZeroSums() {
        JsonNode data = written(Dialect.HUNAN, "2304").path("data");
        assertFalse(data.has("dscg_time"));
        assertTrue(data.path("dscgTime").asText().endsWith(" 10:30:00"), data::toString);
        assertEquals("0.00", data.path("inscp_scp_amt").asText());
        assertEquals("37.50", data.path("medfee_sumamt").asText());
    }

    @Test
    void shenzhenWritesPlainNumbersAndNoOptionalFields() {
        JsonNode line = written(Dialect.SHENZHEN, "2301").path("feedetail").path(0);
        assertEquals("\"1.5\"", line.path("cnt").toString());
        assertEquals("\"25\"", line.path("pric").toString());
        assertFalse(line.has("hosp_appr_flag"));
        JsonNode discharge = written(Dialect.SHENZHEN, "2402").path("dscginfo");
        assertTrue(discharge.has("dscg_dept_code"));
        assertFalse(discharge.has("dscg_dept_codg"));
    }

    @Test
    void requiredFieldStaysWhereTheTableAsksForIt() {
        JsonNode line = DialectWriter.write(Dialect.SHENZHEN, "2204", upload(episode()))
                .path("feedetail")
                .path(0);
        assertTrue(line.has("hosp_appr_flag"));
    }

    @Test
    void inputItselfStaysAsItIs() {
        ObjectNode input = Requests.settlement(episode(), 3_750);
        String before = input.toString();
        for (Dialect dialect : Dialect.values()) {
            DialectWriter.write(dialect, "2304", input);
        }
        assertEquals(before, input.toString());
    }

    private static ObjectNode written(Dialect dialect, String infno) {
        Episode episode = episode();
        ObjectNode input = switch (infno) {
            case "2301" -> upload(episode);
            case "2402" -> Requests.discharge(episode);
            case "2208" -> Requests.bill(episode, "S1");
            default -> Requests.settlement(episode, episode.total());
        };
        return DialectWriter.write(dialect, infno, input);
    }

    private static ObjectNode upload(Episode episode) {
        return Requests.upload(episode, List.of(line(episode.plan())), SANDBOX.items(), "B1");
    }

    /** A stay with one line: 1.5 times 25.00. */
    private static Episode episode() {
        Plan plan = Schedule.plans(1, YearMonth.of(2021, 3), List.of(Dialect.NATIONAL), 50, SANDBOX.items())
                .get(0);
        Episode episode = new Episode(plan, PATIENT, "N1");
        episode.opened("M1");
        episode.count(new Fee(line(plan), "B1", 0, 0, 0, 3_750));
        return episode;
    }

    private static Line line(Plan plan) {
        return new Line("1-01", 0, new BigDecimal("25.00"), new BigDecimal("1.5"), plan.begin(), "");
    }
}
