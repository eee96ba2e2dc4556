package io.jishi.nhsa.hospital;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The hospital that the simulator plays.
 *
 * @param gateway address of the gateway, without the path of the interface
 * @param code institution code
 * @param region region in which it stands
 * @param timeout how long it waits for a reply before it gives up
 * @param impatience how long it waits where the reply is known to be lost; at most the time-out
 */
record Hospital(URI gateway, Credential credential, String code, String region, Duration timeout, Duration impatience) {

    /** How the calling system proves itself: by one key, by a signature, or by either. */
    record Credential(
            @Nullable String apiKey,
            @Nullable String paasid,
            @Nullable String secret) {
        Credential {
            if (apiKey == null && (paasid == null || secret == null)) {
                throw new IllegalArgumentException("a key, or a paasid and its secret, must be given");
            }
        }

        boolean signs() {
            return paasid != null && secret != null;
        }
    }
}
