package io.jishi.verification.store;

import io.jishi.verification.CannotVerify;
import io.jishi.verification.Database;
import io.jishi.verification.Findings;
import io.jishi.verification.Invariant;
import io.jishi.verification.LedgerDays;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Verification of a PostgreSQL database.
 *
 * <p>What one statement can compare is left to statements, each over a slice of ids, so that both sides are read once
 * in the order in which they were written. What needs the engine, or the order of a person's rows, is streamed through
 * this program person by person. The slices are shared out among workers; none of them holds more than a slice in
 * memory.
 */
public final class DatabaseVerification implements Verification {

    /** So many rows are a second's work or less, and little memory. */
    private static final int ROWS_OF_SLICE = 8000;

    /** Made by the service loader. */
    public DatabaseVerification() {}

    @Override
    public Report verify(Database database, VerificationOptions options, Progress progress) {
        try {
            return new Run(database, options, progress).run();
        } catch (SQLException failed) {
            throw new CannotVerify("the database cannot be read: " + failed.getMessage(), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CannotVerify("interrupted", interrupted);
        }
    }

    /** One verification. */
    private static final class Run {

        private final Database database;
        private final VerificationOptions options;
        private final Progress progress;
        private final long startNanos = System.nanoTime();
        private final Findings findings;
        private final LedgerDays ledgerDays = new LedgerDays();
        private final AtomicLong bills = new AtomicLong();

        Run(Database database, VerificationOptions options, Progress progress) {
            this.database = database;
            this.options = options;
            this.progress = progress;
            this.findings = new Findings(options.findingsMaximum());
        }

        Report run() throws SQLException, InterruptedException {
            try (SnapshotConnection lead = SnapshotConnection.lead(database)) {
                Schema.check(lead);
                String snapshot = lead.export();
                try (SnapshotConnection ofPackages = SnapshotConnection.follow(database, snapshot)) {
                    Workers workers = new Workers(database, snapshot);
                    workers.start(options.workers());
                    try {
                        addChecks(workers, lead, new StoredPackages(ofPackages));
                    } catch (SQLException | RuntimeException failed) {
                        workers.stop(failed);
                    }
                    workers.finish(this::tell);
                }
                ledgerDays.compare(findings);
                JournalCheck journals = new JournalCheck(options, findings);
                journals.run(lead);
                return report(journals.lines());
            }
        }

        private void addChecks(Workers workers, SnapshotConnection lead, StoredPackages packages) throws SQLException {
            Collection<String> regions = options.regions().isEmpty() ? Schema.regions(lead) : options.regions();
            for (String region : regions) {
                add(workers, Statements.BY_REGION, Slice.of(region));
                cut(
                        lead,
                        region,
                        "settlement",
                        "person_id",
                        slice -> workers.add(new PersonCheck(slice, packages, findings, ledgerDays, bills)));
                cut(
                        lead,
                        region,
                        "settlement",
                        "settlement_id",
                        slice -> workers.add(new SettlementCheck(slice, findings, ledgerDays)));
                cut(lead, region, "visit", "visit_id", slice -> add(workers, Statements.BY_VISIT, slice));
            }
        }

        private static void cut(
                SnapshotConnection lead, String region, String table, String column, Consumer<Slice> consumer)
                throws SQLException {
            Slice.cut(lead, region, table, column, ROWS_OF_SLICE, consumer);
        }

        private void add(Workers workers, List<Statements.Statement> statements, Slice slice) {
            statements.forEach(statement -> workers.add(new StatementCheck(statement, slice, findings)));
        }

        private void tell() {
            long seen = bills.get();
            progress.at(seen, seen * 1000 / Math.max(1, took().toMillis()));
        }

        private Duration took() {
            return Duration.ofNanos(System.nanoTime() - startNanos);
        }

        private Report report(long journalLines) {
            Set<Invariant> checked = EnumSet.allOf(Invariant.class);
            checked.remove(Invariant.AUDIT_CHAIN);
            checked.remove(Invariant.AT_REST);
            if (options.journals().isEmpty()) {
                checked.remove(Invariant.CLIENT_JOURNAL);
            }
            return new Report(checked, findings.counts(), findings.kept(), bills.get(), journalLines, took());
        }
    }
}
