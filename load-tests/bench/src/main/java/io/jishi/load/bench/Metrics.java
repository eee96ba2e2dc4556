package io.jishi.load.bench;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** What a program says of itself at {@code /metrics}; empty if it says nothing there. Series of one name are added up. */
final class Metrics {

    private Metrics() {}

    static Map<String, Double> of(Contender contender) throws IOException, InterruptedException {
        return of(contender, "");
    }

    /** The series of a name that have a label, added up; 0 if there are none. */
    static double of(Contender contender, String name, String label) throws IOException, InterruptedException {
        return of(contender, label).getOrDefault(name, 0.0);
    }

    private static Map<String, Double> of(Contender contender, String with) throws IOException, InterruptedException {
        Map<String, Double> values = new HashMap<>();
        for (String line : contender.get("/metrics").split("\n")) {
            int end = line.lastIndexOf(' ');
            if (end > 0 && line.startsWith("j") && line.contains(with)) {
                int labels = line.indexOf('{');
                String name = line.substring(0, labels > 0 ? labels : end);
                values.merge(name, Double.parseDouble(line.substring(end + 1)), Double::sum);
            }
        }
        return values;
    }
}
