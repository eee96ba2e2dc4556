package io.jishi.api.problem;

import java.util.concurrent.ThreadLocalRandom;

/**
 * When to try again, in whole seconds. Those who are refused because of load are spread over three seconds: told the
 * same time, they would all come back at once.
 */
public final class RetryAfter {

    /** The header. */
    public static final String HEADER = "Retry-After";

    private static final int SPREAD_SECONDS = 3;

    private RetryAfter() {}

    /** For a problem that may pass. */
    public static String of(ProblemCode code) {
        int spread = switch (code) {
            case OVERLOADED, QUOTA_EXCEEDED, UNAVAILABLE ->
                ThreadLocalRandom.current().nextInt(SPREAD_SECONDS);
            default -> 0;
        };
        return Integer.toString(code.retryAfterSeconds() + spread);
    }
}
