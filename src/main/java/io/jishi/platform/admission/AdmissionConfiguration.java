package io.jishi.platform.admission;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;

/** How many requests are let in. */
@ConfigMapping(prefix = "jishi.admission")
public interface AdmissionConfiguration {

    /** Most requests of all classes under way; lower classes may use a part of it only. */
    @WithDefault("1536")
    int inFlightMaximum();

    /** Latency below which no class is throttled. */
    @WithDefault("PT0.1S")
    Duration tolerance();

    /** Latency that a throttled class is never allowed to reach on purpose. */
    @WithDefault("PT1S")
    Duration longest();

    /** Most bytes of bodies that are on their way in or being worked on, by their announced lengths. */
    @WithDefault("64M")
    MemorySize bodyBytesMaximum();

    /** How long any body may take to arrive; then the connection is closed. */
    @WithDefault("PT10S")
    Duration bodyDeadline();

    /** Bytes in a second at which a body must arrive; a large one may take that much longer. */
    @WithDefault("64K")
    MemorySize bodyRateMinimum();

    /** Outcome queries, reversals and cancellations. */
    Outcome outcome();

    /** Settling and the steps of visits. */
    Settle settle();

    /** Previews. */
    Presettle presettle();

    /** Everything else. */
    Read read();

    /** What one institution may do. */
    Institution institution();

    /** Look-ups of credentials that are not known to be valid. */
    Credential credential();

    /** Bounds of one class; between the least and the most the limit is learnt. */
    interface Bounds {
        /** Places at the start. */
        int first();

        /** Places that there always are. */
        int minimum();

        /** Most places, whatever is measured. */
        int maximum();
    }

    /** Bounds of one class; between the least and the most the limit is learnt. */
    interface Outcome extends Bounds {
        /** Places at the start. */
        @WithDefault("256")
        @Override
        int first();

        /** Places that there always are. */
        @WithDefault("64")
        @Override
        int minimum();

        /** Most places, whatever is measured. */
        @WithDefault("1024")
        @Override
        int maximum();
    }

    /** Bounds of one class; between the least and the most the limit is learnt. */
    interface Settle extends Bounds {
        /** Places at the start. */
        @WithDefault("256")
        @Override
        int first();

        /** Places that there always are; about as many as the batches of all lanes can hold, and not many more. */
        @WithDefault("64")
        @Override
        int minimum();

        /** Most places, whatever is measured. */
        @WithDefault("1024")
        @Override
        int maximum();
    }

    /** Bounds of one class; between the least and the most the limit is learnt. */
    interface Presettle extends Bounds {
        /** Places at the start. */
        @WithDefault("128")
        @Override
        int first();

        /** Places that there always are. */
        @WithDefault("16")
        @Override
        int minimum();

        /** Most places, whatever is measured. */
        @WithDefault("512")
        @Override
        int maximum();
    }

    /** Bounds of one class; between the least and the most the limit is learnt. */
    interface Read extends Bounds {
        /** Places at the start. */
        @WithDefault("128")
        @Override
        int first();

        /** Places that there always are. */
        @WithDefault("16")
        @Override
        int minimum();

        /** Most places, whatever is measured; no more than the worker threads and their queue together. */
        @WithDefault("256")
        @Override
        int maximum();
    }

    /** What one institution may do, at each instance. */
    interface Institution {

        /** Requests a second, in the long run. */
        @WithDefault("1000")
        int rate();

        /** Requests that may come at once before the rate counts. */
        @WithDefault("2000")
        int burst();

        /** Requests under way. */
        @WithDefault("512")
        int inFlight();

        /** Most institutions that are remembered; the one that has been idle longest is forgotten. */
        @WithDefault("20000")
        int remembered();

        /** Other bounds for some institutions, by their code. */
        @WithName("of")
        Map<String, OfOne> overrides();
    }

    /** Bounds of one institution; what is absent is as for every other one. */
    interface OfOne {

        /** Requests a second, in the long run. */
        OptionalInt rate();

        /** Requests that may come at once before the rate counts. */
        OptionalInt burst();

        /** Requests under way. */
        OptionalInt inFlight();
    }

    /** Look-ups of credentials that are not known to be valid, at each instance. */
    interface Credential {

        /** Look-ups a second of one credential that proved invalid. */
        @WithDefault("1")
        int rate();

        /** Look-ups at once of one credential that proved invalid. */
        @WithDefault("10")
        int burst();

        /** Look-ups a second of all credentials that were never seen valid here. */
        @WithDefault("200")
        int strangersRate();
    }
}
