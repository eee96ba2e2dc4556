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
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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
    private static final int ROWS_OF_SLICE = 5000;

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
                    List<Check> checks = checks(lead, new StoredPackages(ofPackages));
                    new Workers(database, snapshot, checks).run(options.workers(), this::tell);
                }
                ledgerDays.compare(findings);
                JournalCheck journals = new JournalCheck(options, findings);
                journals.run(lead);
                return report(journals.lines());
            }
        }

        private List<Check> checks(SnapshotConnection lead, StoredPackages packages) throws SQLException {
            Collection<String> regions = options.regions().isEmpty() ? Schema.regions(lead) : options.regions();
            List<Check> checks = new ArrayList<>();
            for (String region : regions) {
                add(checks, Statements.BY_REGION, Slice.of(region));
                for (Slice slice : Slice.cut(lead, region, "settlement", "person_id", ROWS_OF_SLICE)) {
                    checks.add(new PersonCheck(slice, packages, findings, ledgerDays, bills));
                }
                for (Slice slice : Slice.cut(lead, region, "settlement", "settlement_id", ROWS_OF_SLICE)) {
                    checks.add(new PostingCheck(slice, findings, ledgerDays));
                    add(checks, Statements.BY_SETTLEMENT, slice);
                }
                for (Slice slice : Slice.cut(lead, region, "visit", "visit_id", ROWS_OF_SLICE)) {
                    add(checks, Statements.BY_VISIT, slice);
                }
            }
            return checks;
        }

        private void add(List<Check> checks, List<Statements.Statement> statements, Slice slice) {
            statements.forEach(statement -> checks.add(new StatementCheck(statement, slice, findings)));
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
