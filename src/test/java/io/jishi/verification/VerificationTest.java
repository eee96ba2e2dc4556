package io.jishi.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A database that the gateway has written by itself keeps every invariant, and whatever is broken in a copy of it is
 * reported by the name of the invariant and with the row. The servers are its own: other tests change rows by hand.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
@TestProfile(VerificationTest.OwnServers.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationTest {

    private static final VerificationOptions OPTIONS = new VerificationOptions(List.of(), Set.of(), 1, 100);

    private final Verification verification = Verification.ofThisProgram();
    private final EmbeddedServers servers = GatewayServers.servers();
    private final DatabaseCopies copies =
            new DatabaseCopies(servers.postgresJdbcUrl(), servers.user(), servers.password());
    private List<String> journal = List.of();

    @TempDir
    Path folder;

    /** Its own servers; and every answer is waited for, since the history is made once and must be whole. */
    public static class OwnServers implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("jishi.store.read-deadline", "PT20S");
        }
    }

    @BeforeAll
    void makeGood() throws SQLException {
        journal = new GoodHistory(GatewayServers.data()).make();
        copies.makeGood();
    }

    private static Stream<Mutation> mutations() {
        return Mutation.all().stream();
    }

    private static Stream<JournalMutation> journalMutations() {
        return JournalMutation.all().stream();
    }

    private Report verify(Database database, List<String> lines) throws IOException {
        Path file = Files.write(folder.resolve("journal.jsonl"), lines);
        return verification.verify(database, OPTIONS.withJournals(List.of(file)), Verification.Progress.NONE);
    }

    @Test
    void whatTheGatewayHasWrittenKeepsEveryInvariant() throws IOException {
        Report report = verify(copies.good(), journal);
        assertEquals(List.of(), report.findings());
        assertTrue(report.holds());
        assertEquals(journal.size(), report.journalLines());
        assertTrue(report.bills() > 50, report.bills() + " bills");
        Set<Invariant> elsewhere = EnumSet.of(Invariant.AUDIT_CHAIN, Invariant.AT_REST);
        assertEquals(EnumSet.complementOf(EnumSet.copyOf(elsewhere)), report.checked());
    }

    @Test
    void severalWorkersFindWhatOneFinds() {
        VerificationOptions four = new VerificationOptions(List.of(), Set.of(), 4, 100);
        Report report = verification.verify(copies.good(), four, Verification.Progress.NONE);
        assertEquals(List.of(), report.findings());
    }

    @Test
    void everyInvariantIsBrokenByAMutation() {
        Set<Invariant> broken = EnumSet.of(Invariant.CLIENT_JOURNAL);
        mutations().map(Mutation::invariant).forEach(broken::add);
        assertEquals(
                verification
                        .verify(copies.good(), OPTIONS, Verification.Progress.NONE)
                        .checked()
                        .size(),
                broken.size() - 1);
        assertTrue(mutations().count() > 90, "all are read");
    }

    @ParameterizedTest
    @MethodSource("mutations")
    void whatIsBrokenIsReported(Mutation mutation) throws SQLException {
        String victim = copies.victim(mutation);
        Database broken = copies.broken(mutation.statements(victim));
        Report report = verification.verify(broken, OPTIONS, Verification.Progress.NONE);
        assertNamed(report, mutation.invariant(), victim);
    }

    private static void assertNamed(Report report, Invariant invariant, String victim) {
        assertTrue(
                report.of(invariant).stream().anyMatch(finding -> finding.line().contains(victim)),
                () -> invariant.number() + " of " + victim + " is not among " + report.findings());
    }

    @ParameterizedTest
    @MethodSource("journalMutations")
    void whatContradictsTheJournalIsReported(JournalMutation mutation) throws SQLException, IOException {
        JournalMutation.Broken broken = mutation.breaking(journal);
        Database database = broken.statements().isEmpty() ? copies.good() : copies.broken(broken.statements());
        assertNamed(verify(database, broken.journal()), Invariant.CLIENT_JOURNAL, broken.victim());
    }

    @Test
    void aJournalThatCannotBeReadIsNoVerification() {
        List<String> lines = new ArrayList<>(journal);
        lines.add("{\"region\":\"141000\"");
        CannotVerify refused = assertThrows(CannotVerify.class, () -> verify(copies.good(), lines));
        assertTrue(refused.toString().contains("journal.jsonl:" + lines.size()), refused.toString());
    }

    @Test
    void everyFindingIsCountedAndSomeAreKept() throws SQLException {
        Database broken = copies.broken(List.of("update outbox set event_type = 'NONE'"));
        VerificationOptions few = new VerificationOptions(List.of(), Set.of(), 2, 3);
        Report report = verification.verify(broken, few, Verification.Progress.NONE);
        assertEquals(3, report.of(Invariant.OUTBOX).size());
        assertEquals(report.bills(), report.counts().get(Invariant.OUTBOX));
    }

    @Test
    void aRegionThatWasNotAskedForIsNotReported() throws SQLException {
        Database broken = copies.broken(List.of("update outbox set event_type = 'NONE' where region = '340300'"));
        VerificationOptions other = new VerificationOptions(List.of(), Set.of("141000"), 1, 10);
        assertTrue(
                verification.verify(broken, other, Verification.Progress.NONE).holds());
        VerificationOptions asked = new VerificationOptions(List.of(), Set.of("340300"), 1, 10);
        assertEquals(
                Set.of(Invariant.OUTBOX),
                verification
                        .verify(broken, asked, Verification.Progress.NONE)
                        .counts()
                        .keySet());
    }

    @Test
    void aRoleThatMayOnlyReadIsEnough() throws SQLException {
        Database broken = copies.broken(List.of(
                "drop role if exists verifier",
                "create role verifier login password 'reads'",
                "grant select on all tables in schema public to verifier"));
        Database reader = new Database(broken.url(), "verifier", "reads");
        assertTrue(
                verification.verify(reader, OPTIONS, Verification.Progress.NONE).holds());
        try (var connection = copies.connect(broken);
                var statement = connection.createStatement()) {
            statement.execute("revoke select on posting from verifier");
        }
        CannotVerify refused = assertThrows(
                CannotVerify.class, () -> verification.verify(reader, OPTIONS, Verification.Progress.NONE));
        assertTrue(refused.toString().contains("may not read [posting]"), refused.toString());
        copies.dropBroken();
        copies.server("drop role verifier");
    }

    @Test
    void anOldSchemaIsNoVerification() throws SQLException {
        Database broken = copies.broken(List.of("alter table message drop column visit_id"));
        CannotVerify refused = assertThrows(
                CannotVerify.class, () -> verification.verify(broken, OPTIONS, Verification.Progress.NONE));
        assertTrue(refused.toString().contains("message.visit_id"), refused.toString());
    }
}
