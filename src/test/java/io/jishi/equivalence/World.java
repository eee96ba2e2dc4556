package io.jishi.equivalence;

import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Some instances of the packaged gateway on one database. Ids and times that it gave are written as their order of
 * appearance, so that what two worlds say can be compared byte for byte.
 */
final class World {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LIMIT)
            .build();
    private static final Pattern GIVEN =
            Pattern.compile("141000[0-9A-Z]{22}|[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}[.0-9]*"
                    + "(Z|[+-][0-9]{2}(:[0-9]{2})?)?");
    private static final List<String> HEADERS =
            List.of("Content-Type", "Idempotent-Replayed", "Location", "Retry-After", "Content-Language");

    private final List<GatewayProcess> gateways;
    private final Connection connection;
    private final Set<String> known;
    private final Map<String, String> names = new HashMap<>();
    private final List<String> settlements = new ArrayList<>();

    /** Instances on the database of this connection; known ids are the same in every world. */
    World(List<GatewayProcess> gateways, Connection connection, Set<String> known) {
        this.gateways = gateways;
        this.connection = connection;
        this.known = known;
    }

    /** A request to one of the instances; the number is taken modulo their count. */
    record Call(int instance, String method, String path, DemoProvider provider, String key, String body) {}

    /** Forgets the names, for another history. */
    void beginHistory() {
        names.clear();
        settlements.clear();
    }

    /** The id of the bill that was made as the number-th in this history; a bill in a path is written {@code #n}. */
    private String resolve(String path) {
        String resolved = path;
        for (int i = 0; i < settlements.size(); i++) {
            resolved = resolved.replace("#" + i + "#", settlements.get(i));
        }
        return resolved;
    }

    /** Status, headers and body, with names in place of what was given. */
    String answer(Call call) {
        HttpResponse<byte[]> response = send(call);
        StringBuilder answer = new StringBuilder("HTTP ").append(response.statusCode());
        for (String header : HEADERS) {
            response.headers()
                    .firstValue(header)
                    .ifPresent(value ->
                            answer.append('\n').append(header).append(": ").append(value));
        }
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() == 200 && call.path().equals("/v1/settlements")) {
            String id = body.replaceFirst("(?s).*?\"settlementId\":\"([0-9A-Z]{28})\".*", "$1");
            if (!settlements.contains(id)) {
                settlements.add(id);
            }
        }
        return named(answer.append('\n').append(body).toString());
    }

    /** How many bills this history has made. */
    int bills() {
        return settlements.size();
    }

    private HttpResponse<byte[]> send(Call call) {
        GatewayProcess gateway = gateways.get(call.instance() % gateways.size());
        HttpRequest.Builder builder = HttpRequest.newBuilder(gateway.uri(resolve(call.path())))
                .timeout(LIMIT)
                .header("X-Api-Key", call.provider().apiKey())
                .header("Content-Type", "application/json")
                .method(call.method(), BodyPublishers.ofString(call.body()));
        try {
            return HTTP.send(
                    call.key().isEmpty()
                            ? builder.build()
                            : builder.header("Idempotency-Key", call.key()).build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + call, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** What an instance says of itself. */
    List<String> metrics() {
        DemoProvider nobody = new DemoProvider("nobody", "nowhere", "none");
        return gateways.stream()
                .map(gateway -> new String(
                        send(new Call(gateways.indexOf(gateway), "GET", "/metrics", nobody, "", ""))
                                .body(),
                        StandardCharsets.UTF_8))
                .toList();
    }

    /** Changes rows as a registry would, past every cache. */
    void change(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The rows of a query as text, with names in place of what was given. */
    String rows(String sql) {
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet result = statement.executeQuery()) {
            StringBuilder rows = new StringBuilder();
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    rows.append(result.getString(i)).append(i == columns ? '\n' : '|');
                }
            }
            return named(rows.toString());
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private String named(String text) {
        return GIVEN.matcher(text)
                .replaceAll(found -> known.contains(found.group())
                        ? found.group()
                        : names.computeIfAbsent(found.group(), unused -> "<" + names.size() + ">"));
    }
}
