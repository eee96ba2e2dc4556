package io.jishi.load.gatling;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What is asked of a run, from system properties that begin with {@code load.}
 *
 * @param url where the gateway listens
 * @param profile how load comes
 * @param rates requests a second
 * @param warm seconds before anything counts
 * @param seconds of the profile, or of each of its levels
 * @param seed from which the bills follow
 * @param run the name of the run, which is in every message
 * @param mixed whether everything is sent that hospitals send, or only bills with a total
 * @param result the file that says what came of it; another one with {@code .began} appended tells when it began
 */
record Order(
        String url,
        Profile profile,
        List<Double> rates,
        int warm,
        int seconds,
        long seed,
        String run,
        boolean mixed,
        Path result) {

    static Order given() {
        return new Order(
                text("url"),
                Profile.valueOf(text("profile").toUpperCase(Locale.ROOT)),
                Arrays.stream(text("rates").split(",")).map(Double::valueOf).toList(),
                Integer.parseInt(text("warm")),
                Integer.parseInt(text("seconds")),
                Long.parseLong(text("seed")),
                text("run"),
                Boolean.parseBoolean(text("mixed")),
                Path.of(text("result")));
    }

    List<Level> levels() {
        return profile.levels(rates, warm, seconds);
    }

    private static String text(String name) {
        String value = System.getProperty("load." + name);
        if (value == null) {
            throw new IllegalArgumentException("load." + name + " is not given");
        }
        return value;
    }
}
