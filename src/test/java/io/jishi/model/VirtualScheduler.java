package io.jishi.model;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives the deadlines of Mutiny's pipelines virtual time while a schedule runs, on the thread that runs it. Every
 * other thread keeps the scheduler that was there before.
 */
final class VirtualScheduler extends AbstractExecutorService implements ScheduledExecutorService, AutoCloseable {

    private static final long SECOND = 1_000_000;

    private final ScheduledExecutorService before = Infrastructure.getDefaultWorkerPool();
    private final Thread thread = Thread.currentThread();
    private @Nullable VirtualTime time;

    private VirtualScheduler() {}

    /** Takes the place of the scheduler until it is closed. */
    static VirtualScheduler install() {
        VirtualScheduler scheduler = new VirtualScheduler();
        Infrastructure.setDefaultExecutor(scheduler, false);
        // a schedule has one thread and no context to carry from one to another
        Infrastructure.clearInterceptors();
        return scheduler;
    }

    /** Whose time it gives from now on. */
    void use(VirtualTime current) {
        time = current;
    }

    @Override
    public void close() {
        Infrastructure.setDefaultExecutor(before, false);
        Infrastructure.reloadUniInterceptors();
        Infrastructure.reloadMultiInterceptors();
        Infrastructure.reloadCallbackDecorators();
    }

    private boolean isOfSchedule() {
        return Thread.currentThread() == thread && time != null;
    }

    @Override
    public void execute(Runnable command) {
        if (isOfSchedule()) {
            Objects.requireNonNull(time).after(0, command);
        } else {
            before.execute(command);
        }
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        VirtualTime current = time;
        if (!isOfSchedule() || current == null) {
            return before.schedule(command, delay, unit);
        }
        long whole = whole(unit.toMicros(delay));
        return new Planned(current, current.after(whole, command), current.now() + whole);
    }

    /** A deadline of seconds may have been shortened by what the real clock says that was spent of it: next to none. */
    private static long whole(long microseconds) {
        return microseconds < SECOND ? microseconds : (microseconds + SECOND - 1) / SECOND * SECOND;
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return before.schedule(callable, delay, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return before.scheduleAtFixedRate(command, initialDelay, period, unit);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return before.scheduleWithFixedDelay(command, initialDelay, delay, unit);
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }

    /** A deadline in virtual time. */
    private record Planned(VirtualTime time, VirtualTime.Event event, long at) implements ScheduledFuture<Object> {

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(at - time.now(), TimeUnit.MICROSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.MICROSECONDS), other.getDelay(TimeUnit.MICROSECONDS));
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            event.callOff();
            return true;
        }

        @Override
        public boolean isCancelled() {
            return event.isCalledOff();
        }

        @Override
        public boolean isDone() {
            return event.hasHappened();
        }

        @Override
        public @Nullable Object get() {
            throw new UnsupportedOperationException("nothing blocks in virtual time");
        }

        @Override
        public @Nullable Object get(long timeout, TimeUnit unit) {
            throw new UnsupportedOperationException("nothing blocks in virtual time");
        }
    }
}
