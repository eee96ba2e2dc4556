package io.jishi.platform.admission;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way in: what it was asked for so far, and what it holds. It gives back everything once, when its
 * answer is written or its connection is gone.
 */
public final class Passage {

    private static final String KEY = "io.jishi.passage";

    private final Admission admission;
    private final long bytes;
    private final long arrivedAt;
    private final @Nullable Duration patience;
    private final AtomicReference<State> state;
    private volatile long readingSince;

    /** What it holds; one value, so that it is given back once whichever thread comes first. */
    private record State(
            Priority priority,
            Shares.@Nullable Share share,
            long enteredAt,
            boolean entered,
            boolean measured,
            boolean closed) {

        State of(Shares.Share institution) {
            return new State(priority, institution, enteredAt, entered, measured, closed);
        }

        State enteredAs(Priority actual, boolean isMeasured, long now) {
            return new State(actual, share, now, true, isMeasured, closed);
        }

        State closedNow() {
            return new State(priority, share, enteredAt, entered, measured, true);
        }
    }

    Passage(Admission admission, Priority priority, long bytes, long arrivedAt, @Nullable Duration patience) {
        this.admission = admission;
        this.bytes = bytes;
        this.arrivedAt = arrivedAt;
        this.readingSince = arrivedAt;
        this.patience = patience;
        this.state = new AtomicReference<>(new State(priority, null, 0, false, true, false));
    }

    /**
     * The passage of a request.
     *
     * @throws IllegalStateException if it came in by no door
     */
    public static Passage of(RoutingContext request) {
        Passage passage = request.get(KEY);
        if (passage == null) {
            throw new IllegalStateException("this path has no door");
        }
        return passage;
    }

    /** Ties it to its request, at whose end it is closed. */
    void bind(RoutingContext request) {
        request.put(KEY, this);
        request.addEndHandler(
                ended -> close(ended.succeeded() ? request.response().getStatusCode() : 0));
    }

    /** When the request arrived, by {@link System#nanoTime()}. */
    public long arrivedAt() {
        return arrivedAt;
    }

    /** Since when its body may be read: its caller is known, or nobody asks. */
    long readingSince() {
        return readingSince;
    }

    /** How long its caller waits; null if it does not say. */
    public @Nullable Duration patience() {
        return patience;
    }

    /** Why its credential is not looked up; null if it may be. */
    public @Nullable Cause tryLookUp(String credential) {
        return counted(admission.credentials().tryLookUp(Admission.printOf(credential), System.nanoTime()));
    }

    /**
     * What the look-up of its credential found.
     *
     * @param institution its code; empty if there is none
     * @return why the institution may not go on; null if it may, or if there is none
     */
    public @Nullable Cause identified(String credential, String institution) {
        long now = System.nanoTime();
        readingSince = now;
        admission.credentials().found(Admission.printOf(credential), !institution.isEmpty(), now);
        if (institution.isEmpty()) {
            return null;
        }
        Shares.Share share = admission.shares().of(institution, now);
        state.updateAndGet(before -> before.of(share));
        return counted(admission.shares().arrive(share, now));
    }

    /** Takes a place in the class that it came in by; null if it has one. */
    public @Nullable Cause enter() {
        return enter(held().priority(), true);
    }

    /**
     * Takes a place in a class that is known now; null if it has one.
     *
     * @param measured whether the limit of the class learns from it
     */
    public @Nullable Cause enter(Priority priority, boolean measured) {
        long now = System.nanoTime();
        State before = held();
        Classes classes = admission.classes();
        Shares.Share share = before.share();
        if (share != null) {
            boolean isShort = classes.isPressed(priority, now);
            int places = classes.limit(priority).limit();
            boolean areScarce = isShort || classes.limit(priority).inFlight() > places / 2;
            Cause cause = admission.shares().enter(share, priority, places, areScarce, now);
            if (cause == Cause.SHARE && isShort) {
                // whoever asks for more than its share keeps places short for the others
                classes.press(priority, now);
            }
            if (cause != null) {
                return admission.refused(priority, cause);
            }
        }
        if (!classes.tryEnter(priority, now)) {
            leaveShare(share, priority);
            return admission.refused(priority, Cause.CLASS_FULL);
        }
        if (before.closed() || !state.compareAndSet(before, before.enteredAs(priority, measured, now))) {
            // its connection was lost just now: the work need not begin
            classes.leave(priority, now, 0, Classes.Answer.REFUSED);
            leaveShare(share, priority);
            return admission.refused(priority, Cause.CLASS_FULL);
        }
        return null;
    }

    /** Gives back what it holds; {@code status} is that of the answer, 0 if there was none. */
    void close(int status) {
        State before = state.getAndUpdate(State::closedNow);
        if (before.closed()) {
            return;
        }
        admission.free(bytes);
        if (before.entered()) {
            long now = System.nanoTime();
            Classes.Answer answer = before.measured() ? answerOf(status) : Classes.Answer.REFUSED;
            admission.classes().leave(before.priority(), now, now - before.enteredAt(), answer);
            leaveShare(before.share(), before.priority());
        }
    }

    private State held() {
        return Objects.requireNonNull(state.get());
    }

    private static Classes.Answer answerOf(int status) {
        if (status >= 200 && status < 300) {
            return Classes.Answer.DONE;
        }
        return status >= 400 && status < 500 ? Classes.Answer.REFUSED : Classes.Answer.FAILED;
    }

    private void leaveShare(Shares.@Nullable Share share, Priority priority) {
        if (share != null) {
            admission.shares().leave(share, priority);
        }
    }

    private @Nullable Cause counted(@Nullable Cause cause) {
        return cause == null ? null : admission.refused(held().priority(), cause);
    }
}
