package io.jishi.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jishi.outbox.model.Lease;
import io.jishi.outbox.model.OutboxEvent;
import io.jishi.platform.document.JsonWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The receiver of events over HTTP. It is believed in one case only: an answer 200 to 299 in time with a JSON object
 * whose {@code acknowledged} is the number of an event of the batch. Everything else means that nothing was delivered.
 */
final class Receiver {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MAXIMUM = 16 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper(new JsonFactory());

    private final Vertx vertx;
    private final HttpClient client;
    private final URI url;

    /** At this address, with at most so many batches under way. */
    Receiver(Vertx vertx, URI url, int batches) {
        this.vertx = vertx;
        this.url = url;
        // a region never waits for the connection of another one
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(batches)
                .setMaxWaitQueueSize(batches)
                .setConnectTimeout(CONNECT_MILLIS));
    }

    /** A batch under way; it can be abandoned, which fails it if it has no answer yet. */
    record Delivery(Promise<Long> answer) {

        /** The last number that the receiver has acknowledged, which is one of the batch. */
        Future<Long> acknowledged() {
            return answer.future();
        }

        void abandon() {
            answer.tryFail("the batch was abandoned");
        }
    }

    /** Posts a batch, whose events are in order and at least one. */
    Delivery post(Lease lease, List<OutboxEvent> events, Duration deadline) {
        Promise<Long> answer = Promise.promise();
        long timer = vertx.setTimer(
                Math.max(1, deadline.toMillis()), unused -> answer.tryFail("no answer of the receiver in time"));
        client.request(new RequestOptions()
                        .setMethod(HttpMethod.POST)
                        .setAbsoluteURI(url.toString())
                        .putHeader("Content-Type", "application/json")
                        .putHeader("Accept", "application/json"))
                .onSuccess(request -> {
                    // whatever ends the wait ends the request, so that no answer of an earlier batch comes later
                    answer.future().onFailure(failure -> request.reset());
                    exchange(request, Buffer.buffer(body(lease, events)))
                            .map(bytes -> acknowledged(bytes, events))
                            .onComplete(answer::tryComplete, answer::tryFail);
                })
                .onFailure(answer::tryFail);
        answer.future().onComplete(done -> vertx.cancelTimer(timer));
        return new Delivery(answer);
    }

    void close() {
        client.close().onFailure(ignored -> {});
    }

    private static Future<Buffer> exchange(HttpClientRequest request, Buffer body) {
        return request.send(body).compose(response -> {
            // what is not read to its end is reset, which is no news
            response.exceptionHandler(ignored -> {});
            int status = response.statusCode();
            return status >= 200 && status < 300
                    ? bounded(response)
                    : Future.failedFuture("the receiver answered " + status);
        });
    }

    private static Future<Buffer> bounded(HttpClientResponse response) {
        Promise<Buffer> whole = Promise.promise();
        Buffer read = Buffer.buffer();
        response.handler(part -> {
            if (read.length() + part.length() > ANSWER_MAXIMUM) {
                whole.tryFail("the answer of the receiver is too long");
            } else {
                read.appendBuffer(part);
            }
        });
        response.exceptionHandler(whole::tryFail);
        response.endHandler(unused -> whole.tryComplete(read));
        return whole.future();
    }

    private static long acknowledged(Buffer answer, List<OutboxEvent> events) {
        JsonNode number = parsed(answer).path("acknowledged");
        long first = events.get(0).sequence();
        long last = events.get(events.size() - 1).sequence();
        if (!number.isIntegralNumber()
                || !number.canConvertToLong()
                || number.longValue() < first
                || number.longValue() > last) {
            throw new IllegalStateException("the receiver acknowledged what was not sent");
        }
        return number.longValue();
    }

    private static JsonNode parsed(Buffer answer) {
        try {
            return JSON.readTree(answer.getBytes());
        } catch (IOException e) {
            throw new IllegalStateException("the answer of the receiver is no JSON", e);
        }
    }

    private static byte[] body(Lease lease, List<OutboxEvent> events) {
        JsonWriter json = new JsonWriter()
                .object()
                .text("region", lease.region())
                .number("term", lease.term())
                .list("events");
        for (OutboxEvent event : events) {
            json.object()
                    .number("sequence", event.sequence())
                    .text("eventId", event.eventId())
                    .text("type", event.type())
                    .text("refersTo", event.refersTo())
                    .text("provider", event.providerCode())
                    .text("visitId", event.visitId())
                    .text("referenceDate", event.referenceDate().toString())
                    .text("settledAt", event.settledAt().toString())
                    .object("amounts");
            event.amounts().forEach(amount -> json.money(amount.payer(), amount.amount()));
            json.endObject().endObject();
        }
        return json.endList().endObject().toBytes();
    }
}
