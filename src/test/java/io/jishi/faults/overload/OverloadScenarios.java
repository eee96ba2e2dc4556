package io.jishi.faults.overload;

import io.jishi.faults.overload.OpenLoad.Stream;
import io.jishi.platform.admission.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What is done to a site, and what is seen of it. Each gives numbers; what they must be is for the caller to say. */
public final class OverloadScenarios {

    /** Seconds that are looked at together: of one alone, a single pause of the machine is the slowest percent. */
    private static final int WINDOW = 3;

    private final Site site;
    private final OpenLoad load;
    private final double capacity;

    /**
     * Against a site.
     *
     * @param capacity bills that it can settle in a second
     */
    public OverloadScenarios(Site site, OpenLoad load, double capacity) {
        this.site = site;
        this.load = load;
        this.capacity = capacity;
    }

    private Stream settling(double times) {
        return Stream.of(Priority.SETTLE, site, capacity * times);
    }

    private static List<Sample> of(List<Sample> samples, Predicate<Sample> filter) {
        return samples.stream().filter(filter).toList();
    }

    /** Half of what the site can do, until everything that is looked up is known and compiled. */
    public Numbers warm(int seconds) throws InterruptedException {
        List<Stream> streams = new ArrayList<>();
        streams.add(settling(0.5));
        streams.add(Stream.of(Priority.OUTCOME, site, 20));
        streams.add(Stream.of(Priority.PRESETTLE, site, 20));
        streams.add(Stream.of(Priority.READ, site, 20));
        return Numbers.of(load.run(seconds, streams), seconds);
    }

    /** So many times what the site can do, of bills alone; the first seconds, in which it learns, do not count. */
    public Numbers settle(double times, int seconds, int unwatched) throws InterruptedException {
        List<Sample> samples = load.run(seconds, List.of(settling(times)));
        return Numbers.of(of(samples, sample -> sample.second() >= unwatched), seconds - unwatched);
    }

    /**
     * All classes at once.
     *
     * @param outcome queries and reversals
     * @param settle bills
     * @param presettle previews
     * @param read look-ups
     */
    public record Mixed(Numbers outcome, Numbers settle, Numbers presettle, Numbers read) {}

    /** A mix of all classes, altogether so many times what the site can settle: of twenty, one asks for an outcome. */
    public Mixed mix(double times, int seconds) throws InterruptedException {
        double all = capacity * times;
        List<Sample> samples = load.run(
                seconds,
                List.of(
                        Stream.of(Priority.OUTCOME, site, all * 0.05),
                        Stream.of(Priority.SETTLE, site, all * 0.55),
                        Stream.of(Priority.PRESETTLE, site, all * 0.2),
                        Stream.of(Priority.READ, site, all * 0.2)));
        return new Mixed(
                Numbers.of(of(samples, sample -> sample.priority() == Priority.OUTCOME), seconds),
                Numbers.of(of(samples, sample -> sample.priority() == Priority.SETTLE), seconds),
                Numbers.of(of(samples, sample -> sample.priority() == Priority.PRESETTLE), seconds),
                Numbers.of(of(samples, sample -> sample.priority() == Priority.READ), seconds));
    }

    /**
     * A spike.
     *
     * @param before it
     * @param during it
     * @param afterwards each second after its end, with some of those after it
     * @param secondsToBaseline after its end, until everything is done again and nearly as fast as before; one slow
     *     moment of the machine later on is no part of it, but the last seconds must be as before
     */
    public record Spike(Numbers before, Numbers during, List<Numbers> afterwards, int secondsToBaseline) {}

    /**
     * Half of what the site can do, with a spike in between, of clients that come back when they are told to, each
     * up to twice.
     */
    public Spike spike(double times, int seconds) throws InterruptedException {
        int calm = 10;
        int after = 30;
        List<Sample> before = load.run(calm, List.of(settling(0.5).retrying()));
        Numbers baseline = Numbers.of(before, calm);
        Load spike = new Load(load, seconds, List.of(settling(times - 0.5).retrying()));
        spike.start();
        List<Sample> all = load.run(seconds + after, List.of(settling(0.5).retrying()));
        spike.join();
        List<Numbers> afterwards = new ArrayList<>();
        for (int at = seconds; at <= seconds + after - WINDOW; at++) {
            int from = at;
            afterwards.add(Numbers.of(
                    of(all, sample -> sample.second() >= from && sample.second() < from + WINDOW), WINDOW));
        }
        double slow = Math.max(baseline.slow() * 1.5, 100);
        int first = 0;
        while (first < afterwards.size() && !isAsBefore(afterwards.get(first), slow)) {
            first++;
        }
        boolean stays = isAsBefore(afterwards.get(afterwards.size() - 1), slow)
                || isAsBefore(afterwards.get(afterwards.size() - 1 - WINDOW), slow);
        List<Sample> during = of(all, sample -> sample.second() < seconds);
        return new Spike(baseline, Numbers.of(during, seconds), afterwards, stays ? first : after);
    }

    private static boolean isAsBefore(Numbers then, double slow) {
        return then.success() >= 99 && then.slow() <= slow;
    }

    /** A load beside another one. */
    private static final class Load extends Thread {

        private final OpenLoad load;
        private final int seconds;
        private final List<Stream> streams;

        Load(OpenLoad load, int seconds, List<Stream> streams) {
            super("spike");
            this.load = load;
            this.seconds = seconds;
            this.streams = streams;
        }

        @Override
        public void run() {
            try {
                load.run(seconds, streams);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /**
     * One institution among others.
     *
     * @param before the others, without it
     * @param others while it went wild
     * @param wild itself
     */
    public record Wild(Numbers before, Numbers others, Numbers wild) {}

    /**
     * Twenty institutions share half of what the site can do; then one more sends so many times what one of them
     * does.
     */
    public Wild wild(double times, int seconds) throws InterruptedException {
        double each = capacity * 0.5 / 20;
        Stream calm = new Stream(Priority.SETTLE, 1, 20, each * 20, false);
        Stream mad = new Stream(Priority.SETTLE, 0, 1, each * times, false);
        Numbers before = Numbers.of(load.run(seconds, List.of(calm)), seconds);
        List<Sample> samples = load.run(seconds, List.of(calm, mad));
        return new Wild(
                before,
                Numbers.of(of(samples, sample -> sample.caller() != 0 && sample.second() >= 2), seconds - 2),
                Numbers.of(of(samples, sample -> sample.caller() == 0), seconds));
    }
}
