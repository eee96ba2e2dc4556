package io.jishi.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Settings of the relay of events. */
@ConfigMapping(prefix = "jishi.outbox")
public interface OutboxConfiguration {

    /** Where batches of events are posted. Without it nothing is relayed, and events are kept. */
    Optional<URI> receiverUrl();

    /** Most events of one batch. */
    @WithDefault("500")
    int batchMaximum();

    /** How long the receiver may take to answer one batch; then it counts as not delivered. */
    @WithDefault("PT10S")
    Duration deliveryDeadline();

    /** How long a relay holds a region without a sign of life; longer than the delivery deadline. */
    @WithDefault("PT30S")
    Duration lease();

    /** Longest pause between two looks for events while there are none. */
    @WithDefault("PT0.5S")
    Duration idlePause();

    /** Longest pause between two attempts at a receiver that does not take a batch. */
    @WithDefault("PT30S")
    Duration retryPause();

    /** Most regions that this instance relays at once. */
    @WithDefault("256")
    int regionsMaximum();
}
