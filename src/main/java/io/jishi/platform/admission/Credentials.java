package io.jishi.platform.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * Keeps credentials that nobody knows from costing a look-up each. A credential that proved invalid may be tried again
 * at a slow rate, since it may become valid; all that were never seen valid here share a rate, so that a flood of ever
 * new ones is bounded too. One that was valid before is never held up, and neither is one that was not tried yet while
 * few are. Credentials are remembered by a part of their hash.
 */
final class Credentials {

    private static final int REMEMBERED = 20_000;

    private final AdmissionConfiguration.Credential configuration;
    private final RateBucket strangers;
    private final Cache<Long, Boolean> valid = remembering();
    private final Cache<Long, RateBucket> invalid = remembering();

    Credentials(AdmissionConfiguration.Credential configuration, long now) {
        this.configuration = configuration;
        this.strangers = new RateBucket(configuration.strangersRate(), configuration.strangersRate(), now);
    }

    private static <V> Cache<Long, V> remembering() {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED)
                .executor(Runnable::run)
                .build();
    }

    /** Whether a credential may be looked up; null if it may. */
    @Nullable
    Cause tryLookUp(long credential, long now) {
        if (valid.getIfPresent(credential) != null) {
            return null;
        }
        RateBucket tried = invalid.getIfPresent(credential);
        if (tried != null && !tried.tryTake(now)) {
            return Cause.CREDENTIAL;
        }
        return strangers.tryTake(now) ? null : Cause.STRANGERS;
    }

    /** What the look-up found. */
    void found(long credential, boolean isValid, long now) {
        if (isValid) {
            if (valid.getIfPresent(credential) == null) {
                valid.put(credential, Boolean.TRUE);
                invalid.invalidate(credential);
            }
            return;
        }
        valid.invalidate(credential);
        if (invalid.getIfPresent(credential) == null) {
            invalid.put(credential, new RateBucket(configuration.rate(), configuration.burst(), now));
        }
    }

    /** How many are remembered at most of each kind. */
    static int remembered() {
        return REMEMBERED;
    }
}
