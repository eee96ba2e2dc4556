package io.jishi.load.gatling;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jishi.load.core.Digest;
import io.jishi.load.core.Settle1;
import io.jishi.load.gatling.Asked.Kind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * What was sent and what was answered, level by level. It is beside the report because that counts in whole milliseconds, and
 * because rows can only be compared with what is known of each answer.
 */
final class Tally {

    /** The level that does not count. */
    static final String WARM = "warm";

    private static final long HIGHEST = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;
    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);
    private static final long DELAYED = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int FAULTS_TOLD = 10;
    private static final int STARTS_KEPT = 1_000_000;

    private final List<Level> levels;
    private final Path result;
    private final List<Measured> measured = new ArrayList<>();
    private final Map<String, Long> done = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long wrong;
    private long unknown;
    private final BufferedWriter answers;
    private long began;
    private int current;

    /** What became of a request. */
    enum Outcome {
        /** What it asked for. */
        DONE,
        /** Refused with a code that says that nothing was done and that it may be sent again. */
        REFUSED,
        /** No answer, or one that says that nobody knows yet. */
        UNKNOWN,
        /** Answered with what cannot be. */
        WRONG
    }

    /** What is known of a level. */
    private static final class Measured {
        private final Histogram latencies = new Histogram(HIGHEST, DIGITS);
        private final Map<Outcome, Long> outcomes = new TreeMap<>();
        private long[] starts = new long[1024];
        private int started;
    }

    Tally(List<Level> levels, Path result) {
        this.levels = levels;
        this.result = result;
        levels.forEach(level -> measured.add(new Measured()));
        try {
            this.answers = Files.newBufferedWriter(Path.of(result + ".answers"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A request is about to be sent; gives the level that it belongs to. Requests are counted for that, since they come in
     * order: by the clock, the first of a level would be taken for the last of the one before.
     */
    synchronized int starts() {
        long now = System.nanoTime();
        if (began == 0) {
            began = now;
            tellBegun();
        }
        while (current < levels.size() - 1
                && measured.get(current).started >= levels.get(current).requests()) {
            current++;
        }
        int index = current;
        Measured level = measured.get(index);
        if (level.started == level.starts.length && level.started < STARTS_KEPT) {
            level.starts = Arrays.copyOf(level.starts, 2 * level.started);
        }
        if (level.started < level.starts.length) {
            level.starts[level.started] = now - began;
        }
        level.started++;
        return index;
    }

    boolean isWarm(int level) {
        return levels.get(level).name().equals(WARM);
    }

    /**
     * A request is over.
     *
     * @param as under which name it counts if it was done
     * @param fault what is told of it; null if nothing has to be
     */
    synchronized void ends(int level, Asked asked, String as, long nanos, Outcome outcome, String fault) {
        Measured of = measured.get(level);
        of.outcomes.merge(outcome, 1L, Long::sum);
        if (outcome == Outcome.DONE) {
            of.latencies.recordValue(Math.min(nanos, HIGHEST));
            done.merge(as, 1L, Long::sum);
        }
        if (outcome == Outcome.UNKNOWN && asked.kind() != Kind.PRE_SETTLE) {
            unknown++;
        }
        if (outcome == Outcome.WRONG) {
            wrong++;
        }
        if (fault != null && faults.size() < FAULTS_TOLD) {
            faults.add(asked.kind().title() + ": " + fault);
        }
    }

    /**
     * Notes an answer whose message must be found among the rows, with the row that it names. The answer to a reversal is not
     * stored, it is made from that row.
     */
    synchronized void stored(Asked asked, byte[] answer) {
        try {
            answers.write(String.join(
                    "\t",
                    Settle1.providerCode(asked.bill().provider()),
                    asked.kind().name(),
                    asked.message(),
                    Asked.settlement(new String(answer, StandardCharsets.UTF_8)),
                    asked.kind() == Kind.REVERSE ? "" : HexFormat.of().formatHex(Digest.of(answer))));
            answers.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tellBegun() {
        try {
            Files.createFile(Path.of(result + ".began"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes it all down, and what of it must not be. */
    synchronized void write(Profile profile) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("broken", broken(profile));
        told.put("done", done);
        told.put("unknown", unknown);
        told.put("wrong", wrong);
        told.put("faults", faults);
        List<Map<String, Object>> all = new ArrayList<>();
        double earliest = late().min().orElse(0);
        for (int index = 0; index < levels.size(); index++) {
            all.add(told(index, earliest));
        }
        told.put("levels", all);
        try {
            answers.close();
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(result.toFile(), told);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> broken(Profile profile) {
        List<String> broken = new ArrayList<>();
        if (wrong > 0) {
            broken.add(wrong + " answers are wrong");
        }
        for (int index = 0; index < levels.size(); index++) {
            Measured of = measured.get(index);
            String name = levels.get(index).name();
            if (profile.allIsDone(name) && of.outcomes.getOrDefault(Outcome.DONE, 0L) != of.started) {
                broken.add("not all was done of what was asked, " + name + ": " + of.started + " were asked, "
                        + of.outcomes);
            }
            if (profile.isInTime(name) && of.latencies.getValueAtPercentile(99) > WINDOW) {
                broken.add("99 of 100 have not been answered within a second, " + name);
            }
        }
        if (levels.size() > 1 && measured.get(levels.size() - 1).started == 0) {
            broken.add("the last level was not reached");
        }
        return broken;
    }

    private Map<String, Object> told(int index, double earliest) {
        Level level = levels.get(index);
        Measured of = measured.get(index);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", level.name());
        told.put("from", level.from());
        told.put("to", level.to());
        told.put("seconds", level.seconds());
        told.put("started", of.started);
        told.put("outcomes", of.outcomes);
        told.put("p50", milliseconds(of.latencies, 50));
        told.put("p90", milliseconds(of.latencies, 90));
        told.put("p99", milliseconds(of.latencies, 99));
        told.put("p999", milliseconds(of.latencies, 99.9));
        told.put("delayed", of.latencies.getTotalCount() - of.latencies.getCountBetweenValues(0, DELAYED));
        told.put("most", of.latencies.getMaxValue() / 1e6);
        if (level.isSteady() && of.started > 0) {
            double[] late =
                    late(index).map(offset -> offset - earliest).sorted().toArray();
            told.put("latenessP99", late[(int) (0.99 * (late.length - 1))]);
        }
        return told;
    }

    private static double milliseconds(Histogram latencies, double percentile) {
        return latencies.getValueAtPercentile(percentile) / 1e6;
    }

    /** How late each request of the steady levels was sent against an even schedule from the first one on, ms. */
    private DoubleStream late() {
        return IntStream.range(0, levels.size())
                .filter(index -> levels.get(index).isSteady())
                .boxed()
                .flatMapToDouble(this::late);
    }

    /** The same for one level. The most punctual of all is taken to be in time. */
    private DoubleStream late(int index) {
        Level level = levels.get(index);
        Measured of = measured.get(index);
        double start =
                levels.subList(0, index).stream().mapToInt(Level::seconds).sum();
        return IntStream.range(0, Math.min(of.started, of.starts.length))
                .mapToDouble(i -> of.starts[i] / 1e6 - 1e3 * (start + i / level.from()));
    }
}
