package io.jishi.reconciliation.store;

import io.jishi.reconciliation.ClaimedFile;
import io.jishi.reconciliation.DetailsOutcome;
import io.jishi.reconciliation.DetailsRequest;
import io.jishi.reconciliation.FaultyFile;
import io.jishi.reconciliation.FileHandles;
import io.jishi.reconciliation.ReconciliationConfiguration;
import io.jishi.reconciliation.model.BookingDay;
import io.jishi.reconciliation.model.ComparedRow;
import io.jishi.reconciliation.model.ExchangeFile;
import io.jishi.reconciliation.model.ReconciliationFault;
import io.jishi.reconciliation.model.ReconciliationFault.Code;
import io.jishi.reconciliation.model.Selection;
import io.jishi.reconciliation.model.Sums;
import io.jishi.reconciliation.model.Switches;
import io.jishi.reconciliation.model.Verdict;
import io.vertx.sqlclient.Cursor;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * One comparison: stage the file, check it, and write both sides row by row into the result, all in one transaction
 * over one snapshot. A fault anywhere throws {@link FaultyFile}, and the transaction takes everything with it.
 */
final class DetailWork {

    private static final int ROWS_AT_ONCE = 1000;
    private static final String ENTRY = "result.txt";

    private final BlockingConnection connection;
    private final DetailsRequest request;
    private final Switches switches;
    private final Instant now;
    private final ReconciliationConfiguration configuration;
    private final Selection selection;
    private final Tuple parameters;

    DetailWork(
            BlockingConnection connection,
            DetailsRequest request,
            Switches switches,
            Instant now,
            ReconciliationConfiguration configuration) {
        this.connection = connection;
        this.request = request;
        this.switches = switches;
        this.now = now;
        this.configuration = configuration;
        this.selection = request.selection();
        this.parameters = BookedStatements.parameters(
                selection, Set.<BookingDay>of(switches.bookingDay()), switches.graceToLookAt());
    }

    /** The result, not yet committed. */
    DetailsOutcome.Compared run() {
        StagedRows staged = stage();
        checkClaim(staged.sums());
        check(staged);
        Sums ours = ours();
        if (ours.count() > configuration.rowsMaximum()) {
            throw faulty(Code.PERIOD_TOO_LARGE, "the period has " + ours.count() + " of our rows");
        }
        ExchangeFile begun = insertResult();
        Map<Verdict, Long> rows = new EnumMap<>(Verdict.class);
        PieceOutput output = new PieceOutput(connection, selection.providerCode(), begun.fileId());
        try {
            write(output, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        connection.run(FileStatements.RESIZE, Tuple.of(selection.providerCode(), begun.fileId(), output.size()));
        ExchangeFile result = new ExchangeFile(begun.fileId(), begun.name(), output.size(), begun.expiresAt());
        return new DetailsOutcome.Compared(result, ours, staged.sums(), rows);
    }

    private StagedRows stage() {
        RowSet<Row> found = connection.run(
                FileStatements.FIND, Tuple.of(selection.providerCode(), request.fileId(), FileStatements.utc(now)));
        if (found.size() == 0) {
            throw faulty(Code.FILE_NOT_FOUND, "there is no such file, or it has expired");
        }
        ExchangeFile file = FileStatements.read(found.iterator().next());
        StagedRows staged = new StagedRows(connection);
        new ClaimedFile(selection.region(), configuration)
                .read(new PieceInput(connection, selection.providerCode(), file), staged::add);
        staged.complete();
        return staged;
    }

    private void checkClaim(Sums file) {
        DetailsRequest.Claim claim = request.claim();
        boolean same = claim.count() == file.count()
                && claim.total().equals(file.total())
                && claim.fundTotal().equals(file.fundTotal())
                && (claim.personalAccount() == null || claim.personalAccount().equals(file.personalAccount()));
        if (!same) {
            throw faulty(
                    Code.CLAIM_DIFFERS,
                    "the file has %d rows, total %s, fund total %s, personal account %s"
                            .formatted(file.count(), file.total(), file.fundTotal(), file.personalAccount()));
        }
    }

    private void check(StagedRows staged) {
        staged.repeatedLine().ifPresent(line -> {
            throw faulty(Code.ROW_TWICE, line, "the bill is on an earlier line already");
        });
        staged.foreignLine(selection.region(), selection.providerCode()).ifPresent(line -> {
            throw faulty(Code.ROW_FOREIGN, line, "the bill is one of another institution or person");
        });
    }

    private Sums ours() {
        Row row = connection
                .run(BookedStatements.sums(switches, selection.refunds()), parameters)
                .iterator()
                .next();
        return ComparedRows.sums(row);
    }

    private ExchangeFile insertResult() {
        String name = "reconciliation-%s-%s.zip"
                .formatted(selection.period().from(), selection.period().until());
        ExchangeFile file = new ExchangeFile(FileHandles.next(), name, 0, now.plus(configuration.fileExpiry()));
        RowSet<Row> inserted = connection.run(
                FileStatements.INSERT,
                FileStatements.insert(selection.providerCode(), file, now, configuration.filesMaximum()));
        if (inserted.rowCount() == 0) {
            throw faulty(
                    Code.TOO_MANY_FILES,
                    "at most " + configuration.filesMaximum() + " files may be unexpired at a time");
        }
        return file;
    }

    private void write(PieceOutput output, Map<Verdict, Long> rows) throws IOException {
        try (ZipOutputStream archive = new ZipOutputStream(output, StandardCharsets.UTF_8)) {
            archive.putNextEntry(new ZipEntry(ENTRY));
            Cursor cursor = connection.cursor(BookedStatements.comparison(switches, selection.refunds()), parameters);
            do {
                for (Row row : connection.read(cursor, ROWS_AT_ONCE)) {
                    ComparedRow compared = ComparedRows.read(row);
                    rows.merge(compared.verdict(), 1L, Long::sum);
                    if (configuration.balancedRows() || compared.verdict() != Verdict.BALANCED) {
                        archive.write((compared.line(switches.wideCodes()) + "\n").getBytes(StandardCharsets.UTF_8));
                    }
                }
            } while (cursor.hasMore());
            archive.closeEntry();
        }
    }

    private static FaultyFile faulty(Code code, String detail) {
        return faulty(code, 0, detail);
    }

    private static FaultyFile faulty(Code code, long line, String detail) {
        return new FaultyFile(new ReconciliationFault(code, line, detail));
    }
}
