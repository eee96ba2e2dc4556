package io.jishi.platform.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/**
 * What each institution uses: a rate, a number under way, and while places are short no more than twice its even share
 * of them, but four in any case, so that a script that went wild is refused before anybody else is. All of it is
 * counted in this instance alone: asking Redis about each request would put a network call, and a server that may be
 * gone, before the cheapest refusal. Behind a load balancer the bounds are therefore those of one instance.
 *
 * <p>The number of institutions that are remembered is bounded. One that is forgotten while it has something under way
 * begins anew with nothing, which errs on its side.
 */
final class Shares {

    private static final int CLASSES = Priority.values().length;

    /** So many places are nobody's undoing. */
    private static final int ALWAYS = 4;

    private final AdmissionConfiguration.Institution configuration;
    private final Cache<String, Share> shares;
    private final AtomicIntegerArray active = new AtomicIntegerArray(CLASSES);

    Shares(AdmissionConfiguration.Institution configuration) {
        this.configuration = configuration;
        this.shares = Caffeine.newBuilder()
                .maximumSize(configuration.remembered())
                .executor(Runnable::run)
                .build();
    }

    /** What one institution uses. */
    static final class Share {

        private final RateBucket rate;
        private final int most;
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicIntegerArray ofClass = new AtomicIntegerArray(CLASSES);

        private Share(RateBucket rate, int most) {
            this.rate = rate;
            this.most = most;
        }
    }

    /** The share of an institution. */
    Share of(String institution, long now) {
        return shares.get(institution, code -> made(code, now));
    }

    /** How many institutions are remembered. */
    long remembered() {
        shares.cleanUp();
        return shares.estimatedSize();
    }

    /** Counts a request against the rate; null if that is kept. */
    @Nullable
    Cause arrive(Share share, long now) {
        return share.rate.tryTake(now) ? null : Cause.RATE;
    }

    /**
     * Puts one more under way; null if it may be.
     *
     * @param places of the class, which are divided while they are short
     */
    @Nullable
    Cause enter(Share share, Priority priority, int places, boolean isShort) {
        int own = share.ofClass.incrementAndGet(priority.ordinal());
        if (own == 1) {
            active.incrementAndGet(priority.ordinal());
        }
        Cause cause = share.inFlight.incrementAndGet() > share.most
                ? Cause.IN_FLIGHT
                : isShort && own > even(priority, places) ? Cause.SHARE : null;
        if (cause != null) {
            leave(share, priority);
        }
        return cause;
    }

    /** One less under way. */
    void leave(Share share, Priority priority) {
        share.inFlight.decrementAndGet();
        if (share.ofClass.decrementAndGet(priority.ordinal()) == 0) {
            active.decrementAndGet(priority.ordinal());
        }
    }

    private int even(Priority priority, int places) {
        return Math.max(ALWAYS, 2 * places / Math.max(1, active.get(priority.ordinal())));
    }

    private Share made(String code, long now) {
        AdmissionConfiguration.OfOne own = configuration.overrides().get(code);
        int rate = own == null ? configuration.rate() : own.rate().orElse(configuration.rate());
        int burst = own == null ? configuration.burst() : own.burst().orElse(configuration.burst());
        int most = own == null ? configuration.inFlight() : own.inFlight().orElse(configuration.inFlight());
        return new Share(new RateBucket(rate, burst, now), most);
    }
}
