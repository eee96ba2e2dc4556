package io.jishi.load.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Everything that was measured, and what is in the middle of it; not a number where nothing was measured. */
final class Measured {

    private final List<Window> windows = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private final List<Lines> lines = new ArrayList<>();

    /**
     * How long the same settlement took of stays with few and with many lines, one after the other.
     *
     * @param few milliseconds
     * @param many milliseconds
     */
    record Lines(int round, double few, double many) {}

    void add(Window window) {
        windows.add(window);
    }

    void add(Latency latency) {
        latencies.add(latency);
    }

    void add(Lines turn) {
        lines.add(turn);
    }

    List<Window> windows() {
        return windows;
    }

    List<Latency> latencies() {
        return latencies;
    }

    List<Lines> lines() {
        return lines;
    }

    double middle(String contender, Meter.Work work, int clients, ToDoubleFunction<Window> figure) {
        return middle(windows.stream()
                .filter(window -> window.contender().equals(contender)
                        && window.work().equals(work.name())
                        && window.clients() == clients)
                .mapToDouble(figure)
                .toArray());
    }

    /** With 8 or 32 clients, whichever is better. */
    double best(String contender, Meter.Work work) {
        double few = middle(contender, work, 8, Window::perSecond);
        double more = middle(contender, work, 32, Window::perSecond);
        return Double.isNaN(few) ? more : Double.isNaN(more) ? few : Math.max(few, more);
    }

    /** At a share of the most. */
    double latency(String contender, double share, ToDoubleFunction<Latency> figure) {
        return middle(latencies.stream()
                .filter(latency -> latency.contender().equals(contender) && latency.share() == share)
                .mapToDouble(figure)
                .toArray());
    }

    /** Many lines against few. */
    double linesRatio() {
        return middle(
                lines.stream().mapToDouble(turn -> turn.many() / turn.few()).toArray());
    }

    private static double middle(double[] values) {
        Arrays.sort(values);
        return values.length == 0 ? Double.NaN : values[values.length / 2];
    }
}
