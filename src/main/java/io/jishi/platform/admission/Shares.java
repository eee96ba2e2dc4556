package io.jishi.platform.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What each institution uses: a rate, a number under way, and while places become scarce no more than twice its even
 * share of them among those who came within a second, or an eighth of them if that is more, but four in any case: a
 * script that went wild is refused before anybody else waits for it. All of it is
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

    /** Many are small and some are large: who has no more than such a part has not gone wild. */
    private static final int PART = 8;

    private static final long WINDOW = Duration.ofSeconds(1).toNanos();

    private final AdmissionConfiguration.Institution configuration;
    private final Cache<String, Share> shares;
    private final AtomicIntegerArray active = new AtomicIntegerArray(CLASSES);
    private final List<Lately> lately =
            Stream.generate(Lately::new).limit(CLASSES).toList();

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
        private final AtomicLongArray seen = new AtomicLongArray(CLASSES);

        private Share(RateBucket rate, int most) {
            this.rate = rate;
            this.most = most;
            for (int i = 0; i < CLASSES; i++) {
                seen.set(i, Long.MIN_VALUE);
            }
        }
    }

    /** How many institutions came in a window, and in the one before. */
    private static final class Lately {
        private long window;
        private int now;
        private int before;

        private synchronized void add(long current) {
            roll(current);
            now++;
        }

        private synchronized int count(long current) {
            roll(current);
            return Math.max(now, before);
        }

        private void roll(long current) {
            if (current != window) {
                before = current == window + 1 ? now : 0;
                now = 0;
                window = current;
            }
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
     * @param places of the class, which are divided while they are scarce
     */
    @Nullable
    Cause enter(Share share, Priority priority, int places, boolean areScarce, long now) {
        long window = Math.floorDiv(now, WINDOW);
        if (share.seen.getAndSet(priority.ordinal(), window) != window) {
            lately.get(priority.ordinal()).add(window);
        }
        int own = share.ofClass.incrementAndGet(priority.ordinal());
        if (own == 1) {
            active.incrementAndGet(priority.ordinal());
        }
        Cause cause = share.inFlight.incrementAndGet() > share.most
                ? Cause.IN_FLIGHT
                : areScarce && own > most(priority, places, window) ? Cause.SHARE : null;
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

    private int most(Priority priority, int places, long window) {
        int sharing = Math.max(
                active.get(priority.ordinal()), lately.get(priority.ordinal()).count(window));
        return Math.max(ALWAYS, Math.max(places / PART, 2 * places / Math.max(1, sharing)));
    }

    private Share made(String code, long now) {
        AdmissionConfiguration.OfOne own = configuration.overrides().get(code);
        int rate = own == null ? configuration.rate() : own.rate().orElse(configuration.rate());
        int burst = own == null ? configuration.burst() : own.burst().orElse(configuration.burst());
        int most = own == null ? configuration.inFlight() : own.inFlight().orElse(configuration.inFlight());
        return new Share(new RateBucket(rate, burst, now), most);
    }
}
