package io.jishi.support;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The receiver of events of another system, in as many bad moods as such systems have. It applies an event once by its
 * id, whatever it tells the relay, and keeps a list of everything that it may not be sent: another order, a gap, an
 * older term after a newer one.
 */
public final class StubReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final HttpServer server;
    private final Map<String, Map<String, Long>> applied = new HashMap<>();
    private final Map<String, Long> terms = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long repeated;
    private long batches;
    private Mood mood = Mood.TAKES;

    /** What becomes of a batch. */
    public enum Mood {
        /** Applied and acknowledged. */
        TAKES,
        /** Applied and acknowledged up to the middle of the batch. */
        TAKES_HALF,
        /** Applied and acknowledged twice in one answer. */
        ACKNOWLEDGES_TWICE,
        /** Applied; then it answers 500. */
        FORGETS,
        /** Applied; then the connection is reset. */
        TAKES_AND_RESETS,
        /** 500. */
        FAILS,
        /** No answer. */
        HANGS,
        /** The connection is reset. */
        RESETS,
        /** Acknowledges a number above what was sent. */
        LIES_ABOVE,
        /** Acknowledges a number below what was sent. */
        LIES_BELOW,
        /** 200 and something else. */
        BABBLES,
        /** 200 and an answer without end. */
        POURS
    }

    private StubReceiver(Vertx vertx, HttpServer server) {
        this.vertx = vertx;
        this.server = server;
    }

    /** Starts on a free port of 127.0.0.1. */
    public static StubReceiver start() {
        return start(0);
    }

    /** Starts on this port of 127.0.0.1. */
    public static StubReceiver start(int port) {
        Vertx own = Vertx.vertx();
        HttpServer server = own.createHttpServer(
                new HttpServerOptions().setHost("127.0.0.1").setPort(port));
        StubReceiver stub = new StubReceiver(own, server);
        server.requestHandler(request -> request.bodyHandler(body -> stub.receive(request, body)));
        try {
            server.listen().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new ServersUnavailable("The stub of the receiver cannot listen.", e);
        }
        return stub;
    }

    /** Where batches are posted. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/events");
    }

    /** From now on. */
    public synchronized void mood(Mood next) {
        mood = next;
    }

    private synchronized void receive(HttpServerRequest request, Buffer body) {
        batches++;
        Mood now = mood;
        JsonNode batch = parsed(body);
        String region = batch.path("region").asText();
        long first = batch.path("events").path(0).path("sequence").asLong();
        int count = batch.path("events").size();
        check(region, batch, first);
        switch (now) {
            case TAKES -> answer(request, 200, acknowledged(apply(region, batch, count)));
            case TAKES_HALF -> answer(request, 200, acknowledged(apply(region, batch, Math.max(1, count / 2))));
            case ACKNOWLEDGES_TWICE -> {
                String one = acknowledged(apply(region, batch, count));
                answer(request, 200, one + one);
            }
            case FORGETS -> {
                apply(region, batch, count);
                answer(request, 500, "");
            }
            case TAKES_AND_RESETS -> {
                apply(region, batch, count);
                request.connection().close();
            }
            case FAILS -> answer(request, 500, acknowledged(first));
            case HANGS -> {}
            case RESETS -> request.connection().close();
            case LIES_ABOVE -> answer(request, 200, acknowledged(first + count));
            case LIES_BELOW -> answer(request, 200, acknowledged(first - 1));
            case BABBLES -> answer(request, 200, "{\"acknowledged\":\"" + first + "\"}");
            case POURS -> request.response().setChunked(true).write("x".repeat(100_000));
        }
    }

    private static String acknowledged(long number) {
        return "{\"acknowledged\":" + number + "}";
    }

    private static void answer(HttpServerRequest request, int status, String body) {
        request.response().setStatusCode(status).end(body);
    }

    private static JsonNode parsed(Buffer body) {
        try {
            return JSON.readTree(body.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A batch goes up by ones, and nothing of an older term comes after a newer one. */
    private void check(String region, JsonNode batch, long first) {
        long term = batch.path("term").asLong();
        long newest = terms.merge(region, term, Math::max);
        if (term < newest) {
            faults.add("region " + region + ": term " + term + " after " + newest);
        }
        long expected = first;
        for (JsonNode event : batch.path("events")) {
            if (event.path("sequence").asLong() != expected++) {
                faults.add("region " + region + ": a gap within a batch at " + event.path("sequence"));
            }
        }
    }

    private long apply(String region, JsonNode batch, int count) {
        Map<String, Long> known = applied.computeIfAbsent(region, unused -> new LinkedHashMap<>());
        long last = 0;
        for (int i = 0; i < count; i++) {
            JsonNode event = batch.path("events").path(i);
            String id = event.path("eventId").asText();
            last = event.path("sequence").asLong();
            Long before = known.get(id);
            if (before == null) {
                if (last != known.size() + 1) {
                    faults.add("region " + region + ": " + last + " is new after " + known.size());
                }
                known.put(id, last);
            } else {
                repeated++;
                if (before != last) {
                    faults.add("region " + region + ": " + id + " is " + last + " and was " + before);
                }
            }
        }
        return last;
    }

    /** The ids of the events that were applied in a region, in order. */
    public synchronized List<String> applied(String region) {
        return List.copyOf(applied.getOrDefault(region, Map.of()).keySet());
    }

    /** How many events were applied in all regions. */
    public synchronized long size() {
        return applied.values().stream().mapToLong(Map::size).sum();
    }

    /** How many events were applied in a region. */
    public synchronized int size(String region) {
        return applied.getOrDefault(region, Map.of()).size();
    }

    /** How many events came again. */
    public synchronized long repeated() {
        return repeated;
    }

    /** How many batches came. */
    public synchronized long batches() {
        return batches;
    }

    /** What may not have come. */
    public synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    @Override
    public void close() {
        vertx.close().onFailure(ignored -> {});
    }
}
