package io.jishi.reconciliation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.SettledRow;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files are kept whole, for their institution, until they expire. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class ExchangeFilesTest {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int PIECE = 256 * 1024;

    @Inject
    @SuppressWarnings("NullAway.Init")
    ExchangeFileStore store;

    private final String institution = SettledRow.newProvider();

    private ExchangeFiles at(Instant now, String... settings) {
        return new ExchangeFiles(store, Bounds.with(settings), Clock.fixed(now, ZoneOffset.UTC));
    }

    /** Far enough away that no clean-up takes the files. */
    private static final Instant NOW = Instant.parse("2100-01-01T00:00:00Z");

    private ExchangeFile stored(ExchangeFiles files, byte[] content) {
        ExchangeFiles.Storing storing =
                files.store(institution, "对账.zip", content).await().atMost(LIMIT);
        return assertInstanceOf(ExchangeFiles.Stored.class, storing).file();
    }

    private Code refused(ExchangeFiles files, String name, byte[] content) {
        ExchangeFiles.Storing storing =
                files.store(institution, name, content).await().atMost(LIMIT);
        return assertInstanceOf(ExchangeFiles.Refused.class, storing).fault().code();
    }

    private static Optional<List<byte[]>> read(ExchangeFiles files, String reader, String fileId) {
        return files.read(reader, fileId)
                .await()
                .atMost(LIMIT)
                .map(opened -> opened.content().collect().asList().await().atMost(LIMIT));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 5 * PIECE + 17})
    void aFileComesBackByteForByteInPieces(int size) {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        ExchangeFile file = stored(at(NOW), content);
        assertEquals(30, file.fileId().length());
        assertEquals(NOW.plus(Duration.ofHours(24)), file.expiresAt());
        assertEquals("对账.zip", file.name());
        List<byte[]> pieces = read(at(NOW), institution, file.fileId()).orElseThrow();
        assertEquals((size + PIECE - 1) / PIECE, pieces.size());
        Comparing reader = new Comparing(at(NOW), unused(), institution);
        assertArrayEquals(content, reader.fetch(file.fileId()).orElseThrow());
    }

    private static ReconcileDetails unused() {
        return new ReconcileDetails(
                (request, switches, now) -> {
                    throw new IllegalStateException("nothing is compared here");
                },
                new RegionSwitches(Bounds.with()),
                Clock.systemUTC());
    }

    @Test
    void nobodyElseReadsAFile() {
        ExchangeFile file = stored(at(NOW), new byte[] {1});
        assertTrue(read(at(NOW), SettledRow.newProvider(), file.fileId()).isEmpty());
        assertTrue(read(at(NOW), institution, "x").isEmpty());
    }

    @Test
    void aFileCannotBeReadOnceItHasExpired() {
        ExchangeFile file = stored(at(NOW, "file-expiry", "PT1H"), new byte[] {1});
        assertTrue(read(at(NOW.plusSeconds(3599)), institution, file.fileId()).isPresent());
        assertTrue(read(at(NOW.plusSeconds(3600)), institution, file.fileId()).isEmpty());
    }

    @Test
    void aFileHasABoundAndAName() {
        ExchangeFiles files = at(NOW, "file-maximum", "10");
        assertEquals(Code.FILE_TOO_LARGE, refused(files, "a", new byte[11]));
        assertEquals(Code.FILE_EMPTY, refused(files, "a", new byte[0]));
        assertEquals(Code.FILE_NAME_INVALID, refused(files, " ", new byte[1]));
        assertEquals(Code.FILE_NAME_INVALID, refused(files, "a\nb", new byte[1]));
        assertEquals(Code.FILE_NAME_INVALID, refused(files, "a".repeat(201), new byte[1]));
        assertEquals(0, GatewayRows.number("select count(*) from exchange_file where institution = ?", institution));
        assertEquals(10, stored(files, new byte[10]).size());
    }

    @Test
    void anInstitutionHasABoundedNumberOfFilesAtATime() {
        String[] settings = {"files-maximum", "2", "file-expiry", "PT1H"};
        stored(at(NOW, settings), new byte[1]);
        stored(at(NOW.plusSeconds(60), settings), new byte[1]);
        assertEquals(Code.TOO_MANY_FILES, refused(at(NOW.plusSeconds(120), settings), "a", new byte[1]));
        stored(at(NOW.plusSeconds(3600), settings), new byte[1]);
    }

    @Test
    void theBoundHoldsForFilesThatArriveTogether() {
        ExchangeFiles files = at(NOW, "files-maximum", "3");
        List<CompletableFuture<ExchangeFiles.Storing>> sent = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sent.add(files.store(institution, "a", new byte[1]).subscribeAsCompletionStage());
        }
        long stored = sent.stream()
                .map(CompletableFuture::join)
                .filter(ExchangeFiles.Stored.class::isInstance)
                .count();
        assertEquals(3, stored);
        assertEquals(3, GatewayRows.number("select count(*) from exchange_file where institution = ?", institution));
    }
}
