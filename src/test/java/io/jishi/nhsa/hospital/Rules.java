package io.jishi.nhsa.hospital;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Counts for each rule how often it was put to the test and how often it did not hold, with the first examples. A rule
 * that was never put to the test is no success: a run proves only what it exercised.
 */
final class Rules {
    private static final int EXAMPLES = 3;
    private static final int LONGEST_EXAMPLE = 600;

    private final Map<Rule, Tally> tallies = new EnumMap<>(Rule.class);

    Rules() {
        for (Rule rule : Rule.values()) {
            tallies.put(rule, new Tally());
        }
    }

    /**
     * Counts a check.
     *
     * @param example message id, what was expected and what came; asked for only if the rule did not hold
     * @return whether the rule held
     */
    synchronized boolean check(Rule rule, boolean held, Supplier<String> example) {
        Tally tally = tally(rule);
        tally.checks++;
        if (!held) {
            tally.failures++;
            if (tally.examples.size() < EXAMPLES) {
                String text = example.get();
                tally.examples.add(text.substring(0, Math.min(text.length(), LONGEST_EXAMPLE)));
            }
        }
        return held;
    }

    /** Counts a check of a reply; the example is what was expected and the reply. */
    boolean check(Rule rule, boolean held, Reply reply, String expected) {
        return check(rule, held, () -> "expected " + expected + "; " + reply.summary());
    }

    /** How often the rule was put to the test. */
    synchronized int checks(Rule rule) {
        return tally(rule).checks;
    }

    /** How often it did not hold. */
    synchronized int failures(Rule rule) {
        return tally(rule).failures;
    }

    /** Whether every rule was exercised and held. */
    synchronized boolean allHold() {
        return tallies.values().stream().allMatch(tally -> tally.checks > 0 && tally.failures == 0);
    }

    /** Checks so far, of all rules. */
    synchronized long totalChecks() {
        return tallies.values().stream().mapToLong(tally -> tally.checks).sum();
    }

    /** One line for each rule, with the examples of its failures below it. */
    synchronized List<String> report() {
        List<String> lines = new ArrayList<>();
        tallies.forEach((rule, tally) -> {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-14s %-32s checks=%d failures=%d  %s",
                    tally.verdict(),
                    rule,
                    tally.checks,
                    tally.failures,
                    rule.sentence()));
            tally.examples.forEach(example -> lines.add("    e.g. " + example));
        });
        return lines;
    }

    private Tally tally(Rule rule) {
        return tallies.computeIfAbsent(rule, missing -> new Tally());
    }

    private static final class Tally {
        private int checks;
        private int failures;
        private final List<String> examples = new ArrayList<>();

        String verdict() {
            if (checks == 0) {
                return "NOT EXERCISED";
            }
            return failures == 0 ? "held" : "FAILED";
        }
    }
}
