package io.jishi.faults;

import io.jishi.support.PostgresPair;
import io.jishi.verification.Database;
import io.jishi.verification.Finding;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;
import java.util.List;
import java.util.Objects;

/** The verification that operators run, on the database as a scenario left it and on what all clients were told. */
final class Invariants {

    private final Verification verification = Verification.ofThisProgram();

    /** What does not hold, one line each. */
    List<String> broken(PostgresPair postgres, Journal journal) {
        String url = Objects.requireNonNull(
                postgres.configuration(postgres.primary().port()).get("quarkus.datasource.jdbc.url"));
        Database database = new Database(url, postgres.user(), postgres.password());
        VerificationOptions options = VerificationOptions.usual().withJournals(List.of(journal.file()));
        Report report = verification.verify(database, options, Verification.Progress.NONE);
        return report.findings().stream().map(Finding::line).toList();
    }
}
