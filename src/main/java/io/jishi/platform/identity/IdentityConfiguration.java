package io.jishi.platform.identity;

import io.smallrye.config.ConfigMapping;

/** The key of the blind index of ID numbers. There is no default: the gateway does not start without one. */
@ConfigMapping(prefix = "jishi.identity")
public interface IdentityConfiguration {

    /** Secret key of HMAC-SHA-256, in base 64, at least 32 bytes; the same on every instance. */
    String indexKey();
}
