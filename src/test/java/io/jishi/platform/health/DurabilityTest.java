package io.jishi.platform.health;

import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is settled while the database may lose what it commits, wherever that is set; it goes on when the setting is
 * gone. Uses the spare people 860 to 869.
 */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class DurabilityTest {

    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());

    @AfterEach
    void asItWas() throws Exception {
        for (String reset : List.of(
                "alter role jishi_gateway reset all",
                "alter role jishi_gateway in database jishi reset all",
                "alter database jishi reset all",
                "alter system reset synchronous_commit",
                "select pg_reload_conf()",
                "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jishi_gateway'")) {
            execute(reset);
        }
        until(true, "commits are on disk");
    }

    /** New connections would be weak, the old ones are not: it is refused before one of them is lost. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter role jishi_gateway set synchronous_commit = off",
                "alter role jishi_gateway in database jishi set synchronous_commit = local",
                "alter database jishi set synchronous_commit = remote_write",
                "alter database jishi set default_transaction_read_only = on",
                "alter system set synchronous_commit = off"
            })
    void aSettingThatBreaksThePromiseStopsSettlingAndIsNamed(String setting) throws Exception {
        until(true, "commits are on disk");
        execute(setting);
        execute("select pg_reload_conf()");
        String body = until(false, "commits are on disk");
        String where =
                setting.contains(" role ") ? "for the role" : setting.contains("system") ? "alter system" : "database";
        assertTrue(body.contains(where), body);
        refused(860);
    }

    /** Sessions that were made while the setting stood stay weak after it is gone; none of them settles. */
    @ParameterizedTest
    @ValueSource(strings = {"off", "local"})
    void weakSessionsAreEndedWhenTheSettingIsGone(String value) throws Exception {
        execute("alter role jishi_gateway set synchronous_commit = " + value);
        until(false, "commits are on disk");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'jishi_gateway'");
        // every connection of the pool is made anew, by load that is refused
        for (int i = 0; i < 20; i++) {
            refused(861);
        }
        execute("alter role jishi_gateway reset synchronous_commit");
        until(true, "commits are on disk");
        long before = GatewayRows.number("select count(*) from settlement");
        Answer answer = settled(862 + (value.equals("off") ? 0 : 1));
        assertEquals(200, answer.status());
        assertEquals(before + 1, GatewayRows.number("select count(*) from settlement"));
    }

    private void refused(int spare) {
        String before = GatewayRows.counts().toString();
        Answer answer = city.settle(stay(data.spare(spare)));
        assertEquals(503, answer.status());
        assertEquals(before, GatewayRows.counts().toString());
    }

    /** A lane may still hold a connection that was ended; then the request is refused, and repeated. */
    private Answer settled(int spare) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        GatewayClient.Body body = stay(data.spare(spare));
        String key = GatewayClient.unique("durable");
        Answer answer = city.settle(key, body);
        while (answer.status() == 503 && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = city.settle(key, body);
        }
        return answer;
    }

    /** Waits until readiness is as expected and says this; gives what it says. */
    private static String until(boolean ready, String check) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        HttpResponse<String> answer = readiness();
        while ((answer.statusCode() == 200) != ready && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = readiness();
        }
        assertEquals(ready ? 200 : 503, answer.statusCode(), answer.body());
        assertTrue(answer.body().contains(check), answer.body());
        return answer.body();
    }

    private static HttpResponse<String> readiness() throws IOException, InterruptedException {
        String root = ConfigProvider.getConfig().getValue("test.url", String.class);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(root + "/q/health/ready")).build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = GatewayRows.connect();
                Statement statement = connection.createStatement()) {
            // also while the database is set to read only
            statement.execute("set session characteristics as transaction read write");
            statement.execute(sql);
        }
    }
}
