package io.jishi.nhsa.hospital;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the road does to messages, seen from both of its ends. */
class RelayTest {
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer upstream;
    private Relay relay;

    @BeforeEach
    void open() throws IOException {
        upstream = Relay.localServer();
        upstream.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                arrived.add(exchange.getRequestURI().getPath() + " "
                        + exchange.getRequestHeaders().getFirst("X-Api-Key") + " " + body);
                byte[] answer = "{\"infcode\":0}".getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
            }
        });
        upstream.start();
        relay = Relay.to(URI.create("http://127.0.0.1:" + upstream.getAddress().getPort()));
    }

    @AfterEach
    void close() {
        relay.close();
        upstream.stop(0);
    }

    @Test
    void messageWithoutAFaultPassesWithItsPathAndHeaders() throws Exception {
        relay.plan("m1", Fault.NONE);
        assertEquals("{\"infcode\":0}", send("m1", Duration.ofSeconds(10)));
        assertEquals(List.of("/fsi/api/x key {\"msgid\":\"m1\"}"), arrived);
    }

    @Test
    void lostReplyHasArrived() {
        relay.plan("m2", Fault.LOSE_REPLY);
        assertThrows(IOException.class, () -> send("m2", Duration.ofSeconds(10)));
        assertEquals(1, arrived.size());
    }

    @Test
    void lostRequestHasNotArrived() {
        relay.plan("m3", Fault.LOSE_REQUEST);
        assertThrows(IOException.class, () -> send("m3", Duration.ofSeconds(10)));
        assertEquals(List.of(), arrived);
    }

    @Test
    void delayedMessageArrivesWhenItIsLetGo() throws Exception {
        relay.plan("m4", Fault.DELAY);
        assertThrows(HttpTimeoutException.class, () -> send("m4", Duration.ofMillis(200)));
        assertEquals(List.of(), arrived);
        Reply late = relay.release("m4", "2304");
        assertEquals(Outcome.SUCCESS, late.outcome());
        assertEquals(1, arrived.size());
    }

    @Test
    void faultHappensOnceAndToItsMessageAlone() throws Exception {
        relay.plan("m5", Fault.LOSE_REQUEST);
        assertEquals("{\"infcode\":0}", send("m6", Duration.ofSeconds(10)));
        assertThrows(IOException.class, () -> send("m5", Duration.ofSeconds(10)));
        assertEquals("{\"infcode\":0}", send("m5", Duration.ofSeconds(10)));
    }

    private String send(String msgid, Duration limit) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(relay.address() + "/fsi/api/x"))
                .timeout(limit)
                .header("X-Api-Key", "key")
                .POST(BodyPublishers.ofString("{\"msgid\":\"" + msgid + "\"}"))
                .build();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        return response.body();
    }
}
