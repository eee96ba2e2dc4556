package io.jishi.nhsa.hospital;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the command is told.
 *
 * @param hospital who plays, and against whom
 * @param sandbox file with persons and items, see {@link Sandbox}
 * @param seeds months to live through
 * @param month when they are; it must be over, and policies must be in force in it
 * @param tooManyLines more lines than the gateway takes in one upload
 * @param longStayLines lines of the long stay
 */
record HospitalOptions(
        Hospital hospital,
        Path sandbox,
        List<Long> seeds,
        YearMonth month,
        List<Dialect> dialects,
        int tooManyLines,
        int longStayLines) {

    /** What to type. */
    static final String USAGE = """
            --url=<gateway> --institution=<code> --region=<place of the hospital> --sandbox=<file.json>
            --api-key=<key> and/or --paasid=<id> --secret=<secret>
            [--seeds=20 (so many) | --seeds=3,5,8 or --seeds=3, (these)] [--month=2021-03]
            [--dialects=national,inner-mongolia,hunan,shenzhen]
            [--timeout-millis=20000] [--give-up-millis=1000 (where the reply is known to be lost)]
            [--too-many-lines=1001] [--long-stay-lines=3000]""";

    private static final Set<String> KNOWN = Set.of(
            "url",
            "institution",
            "region",
            "sandbox",
            "api-key",
            "paasid",
            "secret",
            "seeds",
            "month",
            "dialects",
            "timeout-millis",
            "give-up-millis",
            "too-many-lines",
            "long-stay-lines");

    HospitalOptions {
        seeds = List.copyOf(seeds);
        dialects = List.copyOf(dialects);
    }

    /** Reads {@code --name=value}; fails with a sentence on anything else. */
    static HospitalOptions parse(List<String> arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            String name = equals < 2 ? argument : argument.substring(2, equals);
            if (!argument.startsWith("--") || equals < 2 || !KNOWN.contains(name)) {
                throw new IllegalArgumentException("unknown option " + argument);
            }
            given.put(name, argument.substring(equals + 1));
        }
        Hospital hospital = new Hospital(
                URI.create(required(given, "url")),
                new Hospital.Credential(given.get("api-key"), given.get("paasid"), given.get("secret")),
                required(given, "institution"),
                required(given, "region"),
                Duration.ofMillis(Long.parseLong(given.getOrDefault("timeout-millis", "20000"))),
                Duration.ofMillis(Long.parseLong(given.getOrDefault("give-up-millis", "1000"))));
        return new HospitalOptions(
                hospital,
                Path.of(required(given, "sandbox")),
                seeds(given.getOrDefault("seeds", "20")),
                YearMonth.parse(given.getOrDefault("month", "2021-03")),
                Dialect.named(given.getOrDefault("dialects", "national,inner-mongolia,hunan,shenzhen")),
                Integer.parseInt(given.getOrDefault("too-many-lines", "1001")),
                Integer.parseInt(given.getOrDefault("long-stay-lines", "3000")));
    }

    /** One number is how many; with a comma the numbers are which. */
    private static List<Long> seeds(String text) {
        if (!text.contains(",")) {
            return LongStream.rangeClosed(1, Long.parseLong(text)).boxed().toList();
        }
        return Stream.of(text.split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(Long::valueOf)
                .toList();
    }

    private static String required(Map<String, String> given, String name) {
        String value = given.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("--" + name + " is missing");
        }
        return value;
    }
}
