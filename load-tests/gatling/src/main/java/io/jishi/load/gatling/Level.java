package io.jishi.load.gatling;

/**
 * Some seconds at one rate, or at a rate that rises evenly.
 *
 * @param name as the result has it
 * @param from requests a second at the beginning
 * @param to requests a second at the end
 * @param seconds how long
 */
public record Level(String name, double from, double to, int seconds) {

    /** One rate throughout. */
    static Level at(String name, double rate, int seconds) {
        return new Level(name, rate, rate, seconds);
    }

    /** How many requests come in it. */
    long requests() {
        return Math.round((from + to) / 2 * seconds);
    }

    boolean isSteady() {
        return from == to;
    }
}
