package io.jishi.nhsa.hospital;

import io.jishi.nhsa.hospital.MonthRun.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hospital that talks to a gateway over the national interface as the public clients do, and lives through a seeded
 * month: with it a vendor checks a sandbox, and the project its gateway. It knows of the gateway only what HTTP tells.
 *
 * <p>Prints one line for each rule and, last, one for each seed. Ends with 0 only if every rule was exercised and held,
 * no bill is on one side only and none was paid twice; with 1 if not, and with 2 if it could not begin.
 */
public final class HospitalCommand {
    private final HospitalOptions options;
    private final PrintStream out;
    private final Clock clock;
    private final Rules rules = new Rules();

    private HospitalCommand(HospitalOptions options, PrintStream out, Clock clock) {
        this.options = options;
        this.out = out;
        this.clock = clock;
    }

    /** Runs the command; options as arguments or, without any, in the property {@code jishi.hospital}. */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> given = List.of(arguments);
        if (given.isEmpty()) {
            given = List.of(System.getProperty("jishi.hospital", "").strip().split("\\s+", -1));
        }
        given = given.stream().flatMap(HospitalCommand::expanded).toList();
        System.exit(run(given, out, Clock.systemUTC()));
    }

    /** An argument that begins with {@code @} stands for the lines of a file. */
    private static Stream<String> expanded(String argument) {
        if (!argument.startsWith("@")) {
            return Stream.of(argument);
        }
        try {
            return Files.readAllLines(Path.of(argument.substring(1)), StandardCharsets.UTF_8).stream();
        } catch (IOException absent) {
            return Stream.of("--options-file-cannot-be-read=" + argument.substring(1));
        }
    }

    /**
     * Runs with these options.
     *
     * @param out gets the report
     * @return exit code: 0, 1 or 2
     */
    public static int run(List<String> arguments, PrintStream out, Clock clock) {
        try {
            return new HospitalCommand(HospitalOptions.parse(arguments), out, clock).play();
        } catch (IllegalArgumentException | IOException cannotBegin) {
            out.println("The simulator cannot begin: " + cannotBegin.getMessage());
            out.println(HospitalOptions.USAGE);
            return 2;
        }
    }

    private int play() throws IOException {
        Sandbox sandbox = Sandbox.read(options.sandbox());
        List<Result> results = new ArrayList<>();
        try (Relay relay = Relay.to(options.hospital().gateway())) {
            Desk desk = desk(sandbox, relay);
            longStay(desk);
            for (long seed : options.seeds()) {
                Result result =
                        new MonthRun(desk, options.month(), options.dialects(), options.tooManyLines()).play(seed);
                results.add(result);
                out.println("... " + result.line());
            }
        }
        report(results);
        return rules.allHold() && results.stream().allMatch(Result::isClean) ? 0 : 1;
    }

    private Desk desk(Sandbox sandbox, Relay relay) {
        Hospital hospital = options.hospital();
        AttemptLog attempts = new AttemptLog(hospital.code(), clock);
        HospitalClient client = new HospitalClient(hospital, relay, attempts, rules, clock);
        return new Desk(client, hospital, sandbox, new Books(), rules, clock);
    }

    private void longStay(Desk desk) {
        try {
            out.println(new LongStay(desk, options.month()).compare(options.longStayLines()));
        } catch (IllegalStateException | IllegalArgumentException | ArithmeticException failed) {
            rules.check(Rule.MANY_LINES_SETTLE_ALIKE, false, () -> String.valueOf(failed.getMessage()));
        }
    }

    private void report(List<Result> results) {
        rules.report().forEach(out::println);
        for (Result result : results) {
            result.oneSided().stream().limit(3).forEach(what -> out.println("one-sided: " + what));
            result.doubled().stream().limit(3).forEach(what -> out.println("doubled: " + what));
        }
        results.forEach(result -> out.println(result.line()));
    }
}
