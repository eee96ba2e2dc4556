package io.jishi.command;

import io.jishi.verification.CannotVerify;
import io.jishi.verification.Database;
import io.jishi.verification.Finding;
import io.jishi.verification.Invariant;
import io.jishi.verification.Report;
import io.jishi.verification.Verification;
import io.jishi.verification.VerificationOptions;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify --url … --user …}: checks the invariants of a database and prints what breaks them. Needs no gateway;
 * writes nothing. The password comes from the environment, where no list of processes shows it.
 */
final class Verify {

    /** Every invariant that was checked holds. */
    static final int HOLDS = 0;

    /** There are findings. */
    static final int BROKEN = 1;

    /** Nothing can be said. */
    static final int CANNOT_RUN = 2;

    static final String PASSWORD = "JISHI_VERIFY_PASSWORD";

    private static final String USAGE = "usage: verify --url jdbc:postgresql://host/database --user role"
            + " [--journal file]... [--region code]... [--workers number] [--findings-maximum number]"
            + "; the password is taken from " + PASSWORD;

    private final Verification verification;
    private final Map<String, String> environment;
    private final PrintStream output;
    private final PrintStream errors;

    Verify(Verification verification, Map<String, String> environment, PrintStream output, PrintStream errors) {
        this.verification = verification;
        this.environment = environment;
        this.output = output;
        this.errors = errors;
    }

    int run(String... arguments) {
        try {
            Arguments asked = Arguments.of(List.of(arguments));
            Database database = new Database(asked.url(), asked.user(), environment.getOrDefault(PASSWORD, ""));
            output.println("verifying " + database);
            return print(verification.verify(database, asked.options(), this::tell));
        } catch (CannotVerify failed) {
            errors.println("cannot verify: " + failed.getMessage());
            return CANNOT_RUN;
        }
    }

    private void tell(long bills, long billsPerSecond) {
        output.println("bills=" + bills + " bills/s=" + billsPerSecond);
    }

    private int print(Report report) {
        for (Invariant invariant : Invariant.values()) {
            print(invariant, report);
        }
        output.println("bills=" + report.bills() + " journal-lines=" + report.journalLines() + " seconds="
                + report.took().toMillis() / 1000 + "." + report.took().toMillis() % 1000 / 100 + " bills/s="
                + report.billsPerSecond() + " findings=" + report.count());
        return report.holds() ? HOLDS : BROKEN;
    }

    private void print(Invariant invariant, Report report) {
        long count = report.counts().getOrDefault(invariant, 0L);
        output.println(invariant.number() + " " + invariant.promise() + ": " + state(invariant, count, report));
        List<Finding> kept = report.of(invariant);
        kept.forEach(finding -> output.println("  " + finding.line()));
        if (kept.size() < count) {
            output.println("  and " + (count - kept.size()) + " more");
        }
    }

    private static String state(Invariant invariant, long count, Report report) {
        if (!report.checked().contains(invariant)) {
            return why(invariant);
        }
        return count == 0 ? "holds" : "BROKEN, findings: " + count;
    }

    private static String why(Invariant invariant) {
        return switch (invariant) {
            case CLIENT_JOURNAL -> "not checked, there is no --journal";
            case AUDIT_CHAIN -> "not checked, there is no audit chain yet";
            case AT_REST -> "not checked here, but by the fault tests, which know when nothing should run";
            case POSTINGS, LEDGER_OF_DAY, ACCUMULATORS, EXACTLY_ONCE, RECOMPUTATION, OUTBOX, SIGNS, PERSON_SEQUENCE ->
                "not checked";
        };
    }

    /** What was asked for. */
    private record Arguments(String url, String user, VerificationOptions options) {

        static Arguments of(List<String> arguments) {
            @Nullable String url = null;
            @Nullable String user = null;
            List<Path> journals = new ArrayList<>();
            Set<String> regions = new HashSet<>();
            int workers = VerificationOptions.usual().workers();
            int findingsMaximum = VerificationOptions.USUAL_FINDINGS_MAXIMUM;
            Iterator<String> left = arguments.iterator();
            while (left.hasNext()) {
                String name = left.next();
                if (!left.hasNext()) {
                    throw new CannotVerify(name + " has no value; " + USAGE);
                }
                String value = left.next();
                switch (name) {
                    case "--url" -> url = value;
                    case "--user" -> user = value;
                    case "--journal" -> journals.add(journal(value));
                    case "--region" -> regions.add(value);
                    case "--workers" -> workers = number(name, value);
                    case "--findings-maximum" -> findingsMaximum = number(name, value);
                    default -> throw new CannotVerify("there is no " + name + "; " + USAGE);
                }
            }
            if (url == null || user == null) {
                throw new CannotVerify("--url and --user are needed; " + USAGE);
            }
            return new Arguments(url, user, new VerificationOptions(journals, regions, workers, findingsMaximum));
        }

        private static Path journal(String file) {
            Path path = Path.of(file);
            if (!Files.isReadable(path)) {
                throw new CannotVerify("the journal " + file + " cannot be read");
            }
            return path;
        }

        private static int number(String name, String value) {
            if (!value.matches("[1-9][0-9]{0,5}")) {
                throw new CannotVerify(name + " is a number from 1 on, not " + value);
            }
            return Integer.parseInt(value);
        }
    }
}
