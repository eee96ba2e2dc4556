package io.jishi.settlement;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the settle path. */
@ConfigMapping(prefix = "jishi.settlement")
public interface SettlementConfiguration {

    /** Lanes of this instance, each with one transaction in flight. Few lanes make bigger batches. */
    @WithDefault("2")
    int lanes();

    /** Most messages that share one commit. */
    @WithDefault("128")
    int batchMaximum();

    /** Most messages that wait in one lane; beyond that a request is refused as not executed. */
    @WithDefault("2048")
    int queueMaximum();

    /** Most messages that are being worked on at once, from the first look-up to the answer; beyond that, refused. */
    @WithDefault("4096")
    int inProgressMaximum();

    /**
     * How long a message may wait, from its arrival, to begin in the database; after that it is dropped. One that
     * begins at the last moment, and waits for its person as long as a lock may be waited for, is still answered in
     * time.
     */
    @WithDefault("PT3S")
    Duration beginDeadline();

    /** How long a caller waits for its answer before it is told to ask for the outcome. The work itself goes on. */
    @WithDefault("PT5S")
    Duration answerDeadline();

    /** How long a second copy of a message waits for the first one before it is answered "in progress". */
    @WithDefault("PT0.2S")
    Duration inProgressWait();

    /** Most fee lines of one request. */
    @WithDefault("5000")
    int linesMaximum();
}
