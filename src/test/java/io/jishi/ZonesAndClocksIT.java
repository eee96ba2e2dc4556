package io.jishi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.DemoPerson;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayProcess;
import io.jishi.support.NationalClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same requests in three zones of the machine, the virtual machine and the database give the same results, and so
 * do gateways whose clocks are twenty minutes apart. Starting a gateway computes every worked case of every package and
 * refuses if one differs, so each start is that part of the proof.
 */
class ZonesAndClocksIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** Days that were shifted by clocks of their time: the year before Shanghai had a zone, its change, summer time. */
    private static final List<String> BIRTHS = List.of("1900-01-01", "1927-12-31", "1986-05-04");

    /** The last day of a year, the first of the next, and a leap day. */
    private static final List<String> DAYS = List.of("2019-12-31", "2020-01-01", "2020-02-29");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> configuration;

    @BeforeAll
    static void start() throws Exception {
        servers = EmbeddedServers.start();
        configuration = DemoDatabase.prepare(servers, DATA);
        try (Connection connection = connect("jishi");
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < BIRTHS.size(); i++) {
                statement.execute("update person set birth_date = '" + BIRTHS.get(i) + "' where person_id = '"
                        + DATA.spare(800 + i).personId() + "'");
            }
        }
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    private static Connection connect(String database) throws SQLException {
        String url = servers.postgresJdbcUrl().replaceFirst("/[^/]+$", "/" + database);
        return DriverManager.getConnection(url, servers.user(), servers.password());
    }

    /** A copy of the database as it was loaded. */
    private static Map<String, String> copy(String database) throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + database + " template jishi");
        }
        Map<String, String> settings = new HashMap<>(configuration);
        settings.replaceAll(
                (key, value) -> key.endsWith(".url") ? value.replaceFirst("/[^/]+$", "/" + database) : value);
        return settings;
    }

    @Test
    void resultsDoNotDependOnTheZone() throws Exception {
        List<List<String>> results = new ArrayList<>();
        for (String zone : List.of("UTC", "Asia/Shanghai", "America/Los_Angeles")) {
            String database = "zone_" + results.size();
            Map<String, String> settings = copy(database);
            settings.put("TZ", zone);
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("alter database " + database + " set timezone = '" + zone + "'");
            }
            Path log = Path.of("target", "zone-" + results.size() + ".log");
            try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), settings, log)
                    .awaitReady()) {
                results.add(conversation(gateway, gateway));
            }
            results.get(results.size() - 1).addAll(rows(database));
        }
        assertByHand(results.get(0));
        assertEquals(results.get(0), results.get(1));
        assertEquals(results.get(0), results.get(2));
    }

    @Test
    void aShiftedClockChangesNoAmountNoKeyAndNoOrder() throws Exception {
        Map<String, String> ahead = copy("clocks");
        Map<String, String> behind = new HashMap<>(ahead);
        ahead.put("jishi.clock.offset", "PT10M");
        behind.put("jishi.clock.offset", "-PT10M");
        Map<String, String> alone = copy("clock");
        List<String> apart;
        List<String> together;
        try (GatewayProcess one = GatewayProcess.launch(GatewayProcess.freePort(), ahead, log("clock-ahead"));
                GatewayProcess two = GatewayProcess.launch(GatewayProcess.freePort(), behind, log("clock-behind"))) {
            apart = conversation(one.awaitReady(), two.awaitReady());
            apart.addAll(rows("clocks"));
        }
        try (GatewayProcess gateway = GatewayProcess.launch(GatewayProcess.freePort(), alone, log("clock-alone"))) {
            together = conversation(gateway.awaitReady(), gateway);
            together.addAll(rows("clock"));
        }
        assertByHand(together);
        assertEquals(together, apart);
        assertTrue(
                column(
                                "clocks",
                                "select (max(settled_at) - min(settled_at) > interval '19 minutes')::text"
                                        + " from settlement")
                        .contains("true"),
                "the clocks were apart");
    }

    private static Path log(String name) {
        return Path.of("target", name + ".log");
    }

    /**
     * What hospitals and the agency ask, in turns of two gateways, without what names a moment or was made up by the
     * gateway.
     */
    private static List<String> conversation(GatewayProcess one, GatewayProcess two) throws Exception {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < DAYS.size() * 2; i++) {
            // two stays of each of three people, so that the second depends on the first
            DemoPerson person = DATA.spare(800 + i % BIRTHS.size());
            String day = DAYS.get(i / 2);
            String body = """
                    {"insuredRegion":"141024","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT",\
                    "visitNumber":"ZONE-%d","admittedOn":"%s","dischargedOn":"%s",\
                    "fees":{"total":60000.00}}""".formatted(person.personId(), i, day, day);
            GatewayProcess at = i % 2 == 0 ? one : two;
            GatewayProcess other = i % 2 == 0 ? two : one;
            String first = settle(at, "zone-" + i, body);
            assertEquals(first, settle(other, "zone-" + i, body), "the same message is the same bill on the other one");
            said.add(plain(first));
        }
        for (int i = 0; i < BIRTHS.size(); i++) {
            DemoPerson person = DATA.spare(800 + i);
            said.add(plain(
                    get(one, "/v1/persons/" + person.personId() + "/eligibility?scheme=RESIDENT&date=2020-02-29")));
            said.add(plain(get(two, "/v1/persons/" + person.personId() + "/accumulators")));
            said.add(plain(national(one, person)));
        }
        return said;
    }

    private static String plain(String answer) {
        return answer.replaceAll("\\b[0-9]{6}[0-9A-Z]{22}\\b", "id")
                .replaceAll("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+(Z|[+-][0-9:]+)", "moment")
                .replaceAll("\"(inf_refmsgid|refmsg_time|respond_time)\":\"[0-9]+\"", "");
    }

    /** The rows in the order that the database gave them, without ids and moments. */
    private static List<String> rows(String database) throws SQLException {
        List<String> rows = new ArrayList<>();
        rows.addAll(column(
                database,
                "select concat_ws(' ', person_id, person_sequence, kind, year_start, settled_on, total, pooling_fund,"
                        + " critical_illness, medical_assistance, cash, encode(fingerprint, 'hex')) from settlement"
                        + " order by person_id, person_sequence"));
        rows.addAll(column(
                database,
                "select concat_ws(' ', provider_code, transaction, message_id, kind, encode(fingerprint, 'hex'))"
                        + " from message order by message_id"));
        rows.addAll(column(
                database,
                "select concat_ws(' ', person_id, birth_date) from person where birth_date < '1928-01-01'"
                        + " or birth_date = '1986-05-04' order by person_id"));
        return rows;
    }

    private static List<String> column(String database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(String.valueOf(rows.getString(1)));
            }
            return found;
        }
    }

    /** The worked example, unreferred: 59,000 x 0.45 and 14,600 x 0.75; and the births as they were registered. */
    private static void assertByHand(List<String> said) {
        assertTrue(said.get(0).contains("\"poolingFund\":26550.00"), said.get(0));
        assertTrue(said.get(0).contains("\"criticalIllness\":10950.00"), said.get(0));
        for (String birth : BIRTHS) {
            assertTrue(
                    said.stream().anyMatch(each -> each.contains("\"brdy\":\"" + birth + "\"")), birth + " in " + said);
        }
        assertTrue(said.stream().anyMatch(row -> row.contains("SETTLEMENT 2019-01-01 2019-12-31 ")), "" + said);
        assertTrue(said.stream().anyMatch(row -> row.contains("SETTLEMENT 2020-01-01 2020-01-01 ")), "" + said);
        assertTrue(said.stream().anyMatch(row -> row.contains("SETTLEMENT 2020-01-01 2020-02-29 ")), "" + said);
    }

    private static String settle(GatewayProcess at, String key, String body) throws Exception {
        return answer(HttpRequest.newBuilder(at.uri("/v1/settlements"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static String get(GatewayProcess at, String path) throws Exception {
        return answer(HttpRequest.newBuilder(at.uri(path)));
    }

    private static String national(GatewayProcess at, DemoPerson person) throws Exception {
        NationalClient city = NationalClient.of(DATA.cityHospital());
        Map<String, String> envelope = city.envelope(
                "1101",
                city.messageId(),
                "{\"data\":{\"mdtrt_cert_type\":\"02\",\"mdtrt_cert_no\":\"" + person.identityNumber()
                        + "\",\"begntime\":\"2020-02-29 08:00:00\"}}");
        return answer(HttpRequest.newBuilder(at.uri(NationalClient.SINGLE))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(NationalClient.json(envelope))));
    }

    /** Like any client: what was not executed is asked again, since a machine that builds may be slow. */
    private static String answer(HttpRequest.Builder request) throws Exception {
        HttpRequest asked =
                request.header("X-Api-Key", DATA.cityHospital().apiKey()).build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        HttpResponse<String> answer = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        while (answer.statusCode() == 503 && System.nanoTime() < end) {
            Thread.sleep(500);
            answer = CLIENT.send(asked, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        }
        assertEquals(200, answer.statusCode(), answer.body());
        return answer.body();
    }
}
