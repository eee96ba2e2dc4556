package io.jishi.faults;

import java.time.Duration;

/**
 * A fault with a name.
 *
 * @param name what it is called on the command line
 * @param title what it is called in the report; begins with its number in the specification
 * @param play does it and undoes what {@link Cluster#heal} does not
 * @param traits how it differs from others
 */
record Scenario(String name, String title, Play play, Traits traits) {

    /** What happens. */
    interface Play {
        void on(Stage stage) throws Exception;
    }

    /**
     * How a scenario differs.
     *
     * @param limit how long clients wait
     * @param hospitals how many there are; 0 is as many as usual
     * @param mischief what clients do to their own requests
     */
    record Traits(Duration limit, int hospitals, Workload.MischiefMaker mischief) {
        static final Traits USUAL = new Traits(Duration.ofSeconds(2), 0, (random, length) -> Wire.Mischief.NONE);

        Traits limit(Duration other) {
            return new Traits(other, hospitals, mischief);
        }

        Traits hospitals(int other) {
            return new Traits(limit, other, mischief);
        }

        Traits mischief(Workload.MischiefMaker other) {
            return new Traits(limit, hospitals, other);
        }
    }

    static Scenario of(String name, String title, Play play) {
        return new Scenario(name, title, play, Traits.USUAL);
    }
}
