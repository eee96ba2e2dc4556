package io.jishi.faults.overload;

import io.jishi.platform.admission.Priority;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends at a rate, whatever becomes of what was sent. Latency counts from the time at which a request was to be
 * sent, so that a server which holds the client up does not look fast. One thread.
 */
public final class OpenLoad implements AutoCloseable {

    private static final int CONNECTIONS = 4000;
    private static final int TIMEOUT_MILLISECONDS = 15_000;
    private static final int TRIES = 3;

    private final Site site;
    private final Requests requests;
    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final SplittableRandom random = new SplittableRandom(20191112);

    /** Towards a site. */
    public OpenLoad(Site site) {
        this.site = site;
        this.requests = new Requests(site);
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(5000)
                        .setKeepAliveTimeout(60)
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS));
    }

    /**
     * One stream of requests.
     *
     * @param priority its class
     * @param firstCaller the first institution that sends it, by number
     * @param callers how many institutions send it, in turn
     * @param perSecond how many are sent
     * @param retries whether those that are told to come back do so, with the same key
     */
    public record Stream(Priority priority, int firstCaller, int callers, double perSecond, boolean retries) {

        /** Of all institutions, who come back if they are told so. */
        static Stream of(Priority priority, Site site, double perSecond) {
            return new Stream(priority, 0, site.institutions().size(), perSecond, false);
        }

        Stream retrying() {
            return new Stream(priority, firstCaller, callers, perSecond, true);
        }
    }

    /** Sends for so many seconds, and waits for all answers. */
    List<Sample> run(int seconds, List<Stream> streams) throws InterruptedException {
        Running running = new Running(seconds, streams);
        vertx.runOnContext(unused -> running.start());
        while (!running.ended || running.open.get() > 0) {
            Thread.sleep(20);
        }
        synchronized (running.samples) {
            return List.copyOf(running.samples);
        }
    }

    /** A load under way; but for two numbers it belongs to the event loop. */
    private final class Running {

        private final List<Stream> streams;
        private final double[] nextAt;
        private final long end;
        private final List<Sample> samples = new ArrayList<>();
        private final AtomicInteger open = new AtomicInteger();
        private long startedAt;
        private int turn;
        private volatile boolean ended;

        Running(int seconds, List<Stream> streams) {
            this.streams = streams;
            this.nextAt = new double[streams.size()];
            this.end = TimeUnit.SECONDS.toMicros(seconds);
        }

        void start() {
            startedAt = System.nanoTime();
            for (int i = 0; i < nextAt.length; i++) {
                nextAt[i] = gap(streams.get(i));
            }
            vertx.setPeriodic(1, this::tick);
        }

        private double gap(Stream stream) {
            return -Math.log(1 - random.nextDouble()) * 1_000_000 / stream.perSecond();
        }

        private void tick(long timer) {
            long now = microseconds();
            for (int i = 0; i < nextAt.length; i++) {
                Stream stream = streams.get(i);
                while (nextAt[i] <= Math.min(now, end)) {
                    int caller = stream.firstCaller() + turn++ % stream.callers();
                    open.incrementAndGet();
                    send(requests.of(stream.priority(), caller), (long) nextAt[i], stream.retries() ? TRIES : 1);
                    nextAt[i] += gap(stream);
                }
            }
            if (now > end) {
                vertx.cancelTimer(timer);
                ended = true;
            }
        }

        private long microseconds() {
            return (System.nanoTime() - startedAt) / 1000;
        }

        private void send(Requests.Request request, long dueAt, int tries) {
            URI gateway = site.gateways().get(turn % site.gateways().size());
            RequestOptions options = new RequestOptions()
                    .setHost(gateway.getHost())
                    .setPort(gateway.getPort())
                    .setURI(request.path())
                    .setTimeout(TIMEOUT_MILLISECONDS)
                    .setMethod(request.body() == null ? HttpMethod.GET : HttpMethod.POST)
                    .putHeader("X-Api-Key", request.apiKey());
            if (request.key() != null) {
                options.putHeader("Idempotency-Key", request.key());
            }
            if (request.body() != null) {
                options.putHeader("Content-Type", "application/json");
            }
            client.request(options)
                    .compose(open -> request.body() == null ? open.send() : open.send(Buffer.buffer(request.body())))
                    .compose(answer -> answer.body().map(answer))
                    .onSuccess(answer -> answered(request, dueAt, tries, answer))
                    .onFailure(failure -> seen(request, dueAt, 0));
        }

        private void answered(Requests.Request request, long dueAt, int tries, HttpClientResponse answer) {
            String after = answer.getHeader("Retry-After");
            seen(request, dueAt, answer.statusCode());
            if (tries > 1 && answer.statusCode() != 200 && after != null) {
                open.incrementAndGet();
                vertx.setTimer(Long.parseLong(after) * 1000, unused -> send(request, microseconds(), tries - 1));
            }
        }

        private void seen(Requests.Request request, long dueAt, int status) {
            Sample sample = new Sample(
                    request.priority(),
                    request.caller(),
                    (int) (dueAt / 1_000_000),
                    (int) ((microseconds() - dueAt) / 1000),
                    status);
            synchronized (samples) {
                samples.add(sample);
            }
            open.decrementAndGet();
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
