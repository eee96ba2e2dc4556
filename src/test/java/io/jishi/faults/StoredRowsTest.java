package io.jishi.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.faults.Checks.Findings;
import io.jishi.support.DemoProvider;
import io.jishi.support.EmbeddedServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The checks notice what they are for: a history in which all is well, and then one thing after the other that is not.
 * The tables have only the columns that the checks read and none of the constraints that keep such rows out.
 */
class StoredRowsTest {

    private static final DemoProvider HOSPITAL = new DemoProvider("H1", "141002", "key");
    private static final byte[] ANSWER = "the answer".getBytes(StandardCharsets.UTF_8);
    private static final Reply STORED = new Reply(200, ANSWER);

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Journal journal;

    @BeforeAll
    static void start() throws SQLException {
        servers = EmbeddedServers.start();
        execute("create table message (region text, provider_code text, transaction text, message_id text, kind text,"
                + " reason integer, settlement_id text, answer bytea)");
        execute("create table settlement (region text, settlement_id text, kind text, refers_to text, undone_by text,"
                + " visit_id text)");
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    /** One bill, one that was cancelled, one refusal, one alias and one message that was reversed before it arrived. */
    @BeforeEach
    void live() throws Exception {
        execute("truncate message, settlement");
        journal = new Journal(folder.resolve("journal.jsonl"));
        stored(settle("one"), "ORIGINAL", null, "S1");
        row("S1", "SETTLEMENT", null, null, "V1");
        told(settle("one"), Told.UNKNOWN, "", "");
        told(settle("one"), Told.SETTLED, "S1", STORED.sha256());

        stored(settle("two"), "ORIGINAL", null, "S2");
        row("S2", "SETTLEMENT", null, "S3", "V2");
        stored(settle("two").cancellation("two-c", "S2"), "ORIGINAL", null, "S3");
        row("S3", "CANCELLATION", "S2", null, "V2");
        told(settle("two"), Told.SETTLED, "S2", STORED.sha256());
        told(settle("two").cancellation("two-c", "S2"), Told.CANCELLED, "S3", STORED.sha256());

        stored(settle("refused"), "ORIGINAL", 2001, null);
        told(settle("refused"), Told.REJECTED, "", STORED.sha256());
        stored(settle("alias"), "ALIAS", null, "S1");
        told(settle("alias"), Told.ALIAS, "S1", "");
        stored(settle("late"), "TOMBSTONE", null, null);
        told(settle("late"), Told.NOTHING, "", "");
    }

    @Test
    void aHistoryInWhichAllIsWellHasNoFindings() throws Exception {
        Findings findings = findings();
        assertTrue(findings.isClean(), findings::toString);
        assertEquals(List.of(), journal.open());
    }

    @Test
    void aBillThatIsGoneIsLost() throws Exception {
        execute("delete from settlement where settlement_id = 'S1'");
        execute("delete from message where settlement_id = 'S1'");
        assertEquals(2, findings().lost().size(), "the bill and its alias");
    }

    @Test
    void aMessageThatIsGoneIsLostAndItsBillIsNobodys() throws Exception {
        execute("delete from message where message_id = 'one'");
        assertEquals(1, findings().lost().size());
        assertEquals(1, findings().doubled().size());
    }

    @Test
    void anAnswerOfOtherBytesIsLost() throws Exception {
        execute("update message set answer = 'another' where message_id = 'one'");
        assertEquals(1, findings().lost().size());
    }

    @Test
    void aRefusalThatBecameABillIsLost() throws Exception {
        execute("update message set reason = null, settlement_id = 'S1' where message_id = 'refused'");
        assertEquals(1, findings().lost().size());
    }

    @Test
    void aReversedMessageThatMadeABillAfterAllIsLost() throws Exception {
        execute("update message set kind = 'ORIGINAL', settlement_id = 'S1' where message_id = 'late'");
        assertEquals(1, findings().lost().size());
    }

    @Test
    void aCancellationThatIsGoneIsLost() throws Exception {
        execute("delete from message where message_id = 'two-c'");
        assertEquals(1, findings().lost().size());
    }

    @Test
    void twoBillsThatStandForAVisitAreDoubled() throws Exception {
        stored(settle("again"), "ORIGINAL", null, "S4");
        row("S4", "SETTLEMENT", null, null, "V1");
        assertEquals(List.of("2 bills stand for visit V1"), findings().doubled());
    }

    @Test
    void aBillOfNoMessageIsDoubled() throws Exception {
        row("S5", "SETTLEMENT", null, null, "V5");
        assertEquals(1, findings().doubled().size());
    }

    @Test
    void aBillThatIsUndoneByNothingIsFound() throws Exception {
        execute("update settlement set undone_by = 'S9' where settlement_id = 'S1'");
        assertEquals(1, findings().other().size());
    }

    @Test
    void aMessageWithoutAFateStaysOpenUntilItHasOne() {
        told(settle("unknown"), Told.UNKNOWN, "", "");
        assertEquals(List.of(settle("unknown").name()), journal.open());
        told(settle("unknown"), Told.NOTHING, "", "");
        assertEquals(List.of(), journal.open());
    }

    private Findings findings() throws SQLException {
        return new StoredRows(StoredRowsTest::connect).compare(journal);
    }

    private static Message settle(String key) {
        return Message.settlement(HOSPITAL, key, "{}", "P", "visit-" + key);
    }

    private void told(Message message, Told told, String settlementId, String sha256) {
        journal.write(new Journal.Entry(message, told, settlementId, sha256));
    }

    private static void stored(Message message, String kind, @Nullable Integer reason, @Nullable String settlementId)
            throws SQLException {
        execute("insert into message values ('141000', 'H1', '" + message.transaction() + "', '" + message.messageId()
                + "', '" + kind + "', " + reason + ", " + quoted(settlementId) + ", 'the answer')");
    }

    private static void row(String id, String kind, @Nullable String refersTo, @Nullable String undoneBy, String visit)
            throws SQLException {
        execute("insert into settlement values ('141000', '" + id + "', '" + kind + "', " + quoted(refersTo) + ", "
                + quoted(undoneBy) + ", '" + visit + "')");
    }

    private static String quoted(@Nullable String value) {
        return value == null ? "null" : "'" + value + "'";
    }

    private static Connection connect() throws SQLException {
        return DriverManager.getConnection(servers.postgresJdbcUrl(), servers.user(), servers.password());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
