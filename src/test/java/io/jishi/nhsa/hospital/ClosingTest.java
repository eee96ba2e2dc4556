package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.nhsa.hospital.Books.Row;
import io.jishi.nhsa.hospital.StatementFile.ResultLine;
import io.jishi.nhsa.hospital.StatementFile.Verdict;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books against the gateway's list, bill by bill. */
class ClosingTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final Rules rules = new Rules();
    private Relay relay;
    private Closing closing;

    @BeforeEach
    void open() throws IOException {
        relay = Relay.to(NOBODY);
        Hospital hospital = new Hospital(
                NOBODY,
                new Hospital.Credential("key", null, null),
                PaperGateway.INSTITUTION,
                "990001",
                Duration.ofSeconds(1),
                Duration.ofMillis(100));
        AttemptLog attempts = new AttemptLog(hospital.code(), Clock.systemUTC());
        HospitalClient client = new HospitalClient(hospital, relay, attempts, rules, Clock.systemUTC());
        Sandbox sandbox = Sandbox.of(PaperSandbox.text(1));
        Desk desk = new Desk(client, hospital, sandbox, new Books(), rules, Clock.systemUTC());
        Statements statements = new Statements(desk);
        closing = new Closing(desk, statements, new Reconciler(desk, statements, new Cashier(desk)));
    }

    @AfterEach
    void close() {
        relay.close();
    }

    @Test
    void equalSidesAgree() {
        Row bill = BooksTest.bill("S1", "M1", 100, 60);
        closing.compare(
                List.of(bill, BooksTest.twin("S2", bill)),
                List.of(line("S1", "M1", 100, false), line("S2", "M1", -100, true)));
        assertEquals(List.of(), closing.oneSided());
        assertEquals(Set.of(), closing.doubled());
        assertEquals(0, rules.failures(Rule.BOOKS_EQUAL_GATEWAY));
    }

    @Test
    void whatOneSideAloneHasIsFound() {
        Row known = BooksTest.bill("S1", "M1", 100, 60);
        Row missing = BooksTest.bill("S2", "M2", 100, 60);
        closing.compare(List.of(known, missing), List.of(line("S1", "M1", 100, false), line("S3", "M1", 100, false)));
        assertEquals(2, closing.oneSided().size());
        assertEquals(Set.of("M1"), closing.doubled());
        assertEquals(2, rules.failures(Rule.BOOKS_EQUAL_GATEWAY));
    }

    @Test
    void otherMoneyIsFound() {
        closing.compare(List.of(BooksTest.bill("S1", "M1", 100, 60)), List.of(line("S1", "M1", 101, false)));
        assertEquals(1, closing.oneSided().size());
        assertEquals(Set.of(), closing.doubled());
    }

    private static ResultLine line(String id, String visit, long total, boolean refund) {
        return new ResultLine("P1", visit, id, "MSG-" + id, Verdict.BALANCED, refund, total, refund ? -60 : 60, 0);
    }
}
