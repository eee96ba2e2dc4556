package io.jishi.nhsa.hospital;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The road between the hospital and the gateway: passes requests on, and does to single messages, known by their ids,
 * what {@link Fault} says. A fault is planned before its message is sent and happens once.
 *
 * <p>Each request runs on a thread of its own, since a held one must not hold up the others.
 */
final class Relay implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("\"msgid\"\\s*:\\s*\"([^\"]*)\"");
    private static final Set<String> OWN_HEADERS =
            Set.of("host", "content-length", "connection", "upgrade", "http2-settings", "expect");
    private static final Duration LONGEST_HOLD = Duration.ofSeconds(60);
    private static final Duration UPSTREAM_LIMIT = Duration.ofSeconds(60);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "hospital-relay");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient upstream =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String target;
    private final Map<String, Fault> planned = new ConcurrentHashMap<>();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private Relay(URI target, HttpServer server) {
        String address = target.toString();
        this.target = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        this.server = server;
    }

    /**
     * A server on a free port of this machine alone. Without the property its answers wait for an acknowledgement,
     * which costs each of them some forty milliseconds.
     */
    static HttpServer localServer() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    /** A relay that listens on a free port of this machine alone. */
    static Relay to(URI target) throws IOException {
        Relay relay = new Relay(target, localServer());
        relay.server.createContext("/", relay::handle);
        relay.server.setExecutor(relay.threads);
        relay.server.start();
        return relay;
    }

    /** Where the hospital sends to. */
    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What shall happen to the message with this id. */
    void plan(String msgid, Fault fault) {
        if (fault == Fault.NONE) {
            return;
        }
        planned.put(msgid, fault);
        if (fault == Fault.DELAY) {
            held.put(msgid, new Held(new CountDownLatch(1), new CompletableFuture<>()));
        }
    }

    /** Lets a held message go and gives the answer that nobody waits for any more. */
    Reply release(String msgid, String infno) throws InterruptedException {
        Held message = held.remove(msgid);
        if (message == null) {
            throw new IllegalStateException("no message " + msgid + " is held");
        }
        message.gate().countDown();
        try {
            HttpResponse<byte[]> late = message.answer().get(UPSTREAM_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return Reply.of(msgid, infno, late.statusCode(), new String(late.body(), StandardCharsets.UTF_8));
        } catch (ExecutionException | TimeoutException failed) {
            return Reply.of(msgid, infno, 0, String.valueOf(failed.getMessage()));
        }
    }

    @Override
    public void close() {
        held.values().forEach(message -> message.gate().countDown());
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String msgid = messageId(body);
            Fault fault = planned.remove(msgid);
            switch (fault == null ? Fault.NONE : fault) {
                case NONE -> reply(exchange, forward(exchange, body));
                case LOSE_REPLY -> forward(exchange, body);
                case LOSE_REQUEST -> {}
                case DELAY -> forwardLate(exchange, body, held.get(msgid));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void forwardLate(HttpExchange exchange, byte[] body, @Nullable Held message) throws InterruptedException {
        if (message == null) {
            return;
        }
        if (!message.gate().await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS)) {
            message.answer().completeExceptionally(new IOException("held for too long"));
            return;
        }
        try {
            message.answer().complete(forward(exchange, body));
        } catch (IOException failed) {
            message.answer().completeExceptionally(failed);
        }
    }

    private HttpResponse<byte[]> forward(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(target + exchange.getRequestURI().getRawPath()))
                .timeout(UPSTREAM_LIMIT)
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        for (Map.Entry<String, List<String>> header :
                exchange.getRequestHeaders().entrySet()) {
            if (!OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                header.getValue().forEach(value -> request.header(header.getKey(), value));
            }
        }
        return upstream.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static void reply(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers()
                .firstValue("Content-Type")
                .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
        byte[] body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static String messageId(byte[] body) {
        Matcher matcher = MESSAGE_ID.matcher(new String(body, StandardCharsets.UTF_8));
        return matcher.find() ? matcher.group(1) : "";
    }

    private record Held(CountDownLatch gate, CompletableFuture<HttpResponse<byte[]>> answer) {}
}
