package io.jishi.load.bench;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Latency over load as a picture: both axes in powers of ten, since contenders differ by much. */
final class Picture {

    private static final int WIDTH = 860;
    private static final int HEIGHT = 480;
    private static final int LEFT = 70;
    private static final int RIGHT = 180;
    private static final int TOP = 50;
    private static final int BOTTOM = 60;
    private static final List<String> COLOURS = List.of("#0b6e4f", "#c1440e", "#3a5a9b", "#7a4988");

    private final List<Latency> latencies;
    private final StringBuilder svg = new StringBuilder();
    private final double leastRate;
    private final double mostRate;
    private final double leastTime;
    private final double mostTime;

    private Picture(List<Latency> latencies) {
        this.latencies = latencies;
        this.leastRate = latencies.stream().mapToDouble(Latency::rate).min().orElse(1) / 1.2;
        this.mostRate = latencies.stream().mapToDouble(Latency::rate).max().orElse(1000) * 1.2;
        this.leastTime = latencies.stream().mapToDouble(Latency::p50).min().orElse(1) / 1.5;
        this.mostTime = latencies.stream().mapToDouble(Latency::p99).max().orElse(1000) * 1.5;
    }

    /** The picture as SVG. */
    static String of(List<Latency> latencies) {
        return new Picture(latencies).draw();
    }

    private String draw() {
        add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">",
                WIDTH, HEIGHT);
        add("<rect width=\"%d\" height=\"%d\" fill=\"white\"/>", WIDTH, HEIGHT);
        add(
                "<text x=\"%d\" y=\"24\" font-size=\"15\">Latency over load, up to half of what each can do"
                        + " (line: 50th, dashes: 99th percentile)</text>",
                LEFT);
        grid();
        List<String> contenders =
                latencies.stream().map(Latency::contender).distinct().toList();
        for (int i = 0; i < contenders.size(); i++) {
            String name = contenders.get(i);
            String colour = COLOURS.get(i % COLOURS.size());
            line(name, colour, "", Latency::p50);
            line(name, colour, "6 4", Latency::p99);
            int y = TOP + 20 + 22 * i;
            add("<rect x=\"%d\" y=\"%d\" width=\"14\" height=\"4\" fill=\"%s\"/>", WIDTH - RIGHT + 20, y - 6, colour);
            add("<text x=\"%d\" y=\"%d\">%s</text>", WIDTH - RIGHT + 40, y, name);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid() {
        for (double rate : steps(leastRate, mostRate)) {
            add(
                    "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#ddd\"/>",
                    x(rate), TOP, x(rate), HEIGHT - BOTTOM);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f</text>", x(rate), HEIGHT - BOTTOM + 18, rate);
        }
        for (double time : steps(leastTime, mostTime)) {
            add(
                    "<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>",
                    LEFT, y(time), WIDTH - RIGHT, y(time));
            add("<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y(time) + 4, plain(time));
        }
        add(
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">bills a second</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16);
        add("<text x=\"16\" y=\"%d\" transform=\"rotate(-90 16 %d)\">milliseconds</text>", HEIGHT / 2, HEIGHT / 2);
    }

    private void line(String contender, String colour, String dashes, ToDoubleFunction<Latency> figure) {
        StringBuilder points = new StringBuilder();
        latencies.stream()
                .filter(latency -> latency.contender().equals(contender))
                .forEach(latency -> points.append(
                        String.format(Locale.ROOT, "%.1f,%.1f ", x(latency.rate()), y(figure.applyAsDouble(latency)))));
        add(
                "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\" stroke-dasharray=\"%s\"/>",
                points.toString().strip(), colour, dashes);
    }

    /** 1, 2 and 5 times the powers of ten within bounds. */
    private static double[] steps(double least, double most) {
        return java.util.stream.IntStream.rangeClosed(-2, 6)
                .boxed()
                .flatMap(power -> List.of(1, 2, 5).stream().map(digit -> digit * Math.pow(10, power)))
                .mapToDouble(Double::doubleValue)
                .filter(step -> step >= least && step <= most)
                .toArray();
    }

    private static String plain(double value) {
        return value < 1 ? String.format(Locale.ROOT, "%.2f", value) : String.format(Locale.ROOT, "%.0f", value);
    }

    private double x(double rate) {
        return LEFT + (WIDTH - LEFT - RIGHT) * Math.log(rate / leastRate) / Math.log(mostRate / leastRate);
    }

    private double y(double time) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * Math.log(time / leastTime) / Math.log(mostTime / leastTime);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
