package io.jishi.platform.admission;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is let in and what is not. Labels are the names of classes and causes, and nothing else. */
final class AdmissionMeters {

    private final Counter[][] shed = new Counter[Priority.values().length][Cause.values().length];

    AdmissionMeters(MeterRegistry registry, Classes classes) {
        for (Priority priority : Priority.values()) {
            AdaptiveLimit limit = classes.limit(priority);
            Gauge.builder("jishi.admission.limit", limit, AdaptiveLimit::limit)
                    .description("Requests of a class that may be under way now")
                    .tag("class", priority.label())
                    .register(registry);
            Gauge.builder("jishi.admission.in.flight", limit, AdaptiveLimit::inFlight)
                    .description("Requests of a class that are under way")
                    .tag("class", priority.label())
                    .register(registry);
            for (Cause cause : Cause.values()) {
                shed[priority.ordinal()][cause.ordinal()] = Counter.builder("jishi.admission.shed")
                        .description("Requests that were not let in")
                        .tag("class", priority.label())
                        .tag("cause", cause.label())
                        .register(registry);
            }
        }
    }

    void shed(Priority priority, Cause cause) {
        shed[priority.ordinal()][cause.ordinal()].increment();
    }
}
