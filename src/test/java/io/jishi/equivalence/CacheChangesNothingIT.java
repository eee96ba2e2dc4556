package io.jishi.equivalence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.equivalence.History.Event;
import io.jishi.equivalence.World.Call;
import io.jishi.support.DemoData;
import io.jishi.support.DemoDatabase;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.EmbeddedServers;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayProcess;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Cache on is cache off, byte for byte. Two worlds begin with the same rows: one of two instances that share a Redis to
 * which everything happens, and one that caches nothing. Random histories are lived through by both; every answer, and
 * at the end every row about money, must be the same. Uses the spare people 510 to 519.
 *
 * <p>A failure names the seed of its history; {@code -Djishi.history=<seed>} repeats it alone, and
 * {@code -Djishi.histories=<number>} lives through more of them.
 */
class CacheChangesNothingIT {

    private static final DemoData DATA = DemoData.seeded(DemoDatabase.SEED);
    private static final int FIRST_SPARE = 510;
    private static final int SPARES = 10;
    private static final int EVENTS = 70;
    private static final long FIRST_SEED = 2019_11_12;

    /** The fingerprint of a cancellation is that of an id, which differs. */
    private static final List<String> MONEY = List.of(
            "select s.settlement_id, s.kind, s.refers_to, s.undone_by, s.visit_id, s.person_sequence, s.provider_code,"
                    + " s.settled_on, case when s.kind = 'SETTLEMENT' then s.fingerprint end, s.facts, s.total,"
                    + " s.eligible, s.pooling_fund, s.critical_illness, s.medical_assistance, s.cash"
                    + " from settlement s where person_id = any (%s)"
                    + " order by person_id, person_sequence",
            "select p.settlement_id, p.line, p.debit_account, p.credit_account, p.amount from posting p"
                    + " join settlement s using (region, settlement_id) where person_id = any (%s)"
                    + " order by person_id, person_sequence, line",
            "select * from accumulator where person_id = any (%s) order by person_id, scheme, year_start",
            "select * from accumulator_scope where person_id = any (%s) order by person_id, kind, scope, period_start",
            "select v.*, l.* from visit v left join fee_line l using (region, visit_id) where person_id = any (%s)"
                    + " order by v.provider_code, v.visit_number, l.generation, l.serial");

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    private static final List<AutoCloseable> OPEN = new ArrayList<>();

    @SuppressWarnings("NullAway.Init")
    private static World cached;

    @SuppressWarnings("NullAway.Init")
    private static World plain;

    /** What was said in a history so far, for the message of a failure. */
    private final List<String> said = new ArrayList<>();

    @BeforeAll
    static void startBothWorlds() throws Exception {
        servers = EmbeddedServers.start();
        Map<String, String> configuration = DemoDatabase.prepare(servers, DATA);
        String database = servers.postgresJdbcUrl().replaceFirst(".*/", "");
        try (Connection connection = DemoDatabase.connect(servers);
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database
                    + "' and pid <> pg_backend_pid()");
        }
        String other = database + "_without_cache";
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + other + " template " + database);
        }
        Map<String, String> without = new HashMap<>(configuration);
        without.replaceAll((key, value) -> key.endsWith(".url") ? value.replaceFirst("/[^/]+$", "/" + other) : value);
        without.put("jishi.cache.enabled", "false");
        List<GatewayProcess> gateways = new ArrayList<>();
        for (Map<String, String> each : List.of(configuration, configuration, without)) {
            Path log = Path.of("target", "cache-changes-nothing-" + gateways.size() + ".log");
            gateways.add(GatewayProcess.launch(GatewayProcess.freePort(), each, log));
            OPEN.add(gateways.get(gateways.size() - 1));
        }
        for (GatewayProcess gateway : gateways) {
            gateway.awaitReady();
        }
        Set<String> known = DATA.people().stream().map(DemoPerson::personId).collect(Collectors.toSet());
        cached = new World(gateways.subList(0, 2), open(database), known);
        plain = new World(gateways.subList(2, 3), open(other), known);
    }

    private static Connection open(String database) throws Exception {
        Connection connection = connect(database);
        OPEN.add(0, connection);
        return connection;
    }

    private static Connection connect(String database) throws Exception {
        String url = servers.postgresJdbcUrl().replaceFirst("/[^/]+$", "/" + database);
        return DriverManager.getConnection(url, servers.user(), servers.password());
    }

    @AfterAll
    static void stopBothWorlds() throws Exception {
        for (AutoCloseable open : OPEN) {
            open.close();
        }
        servers.close();
    }

    @Test
    void everyAnswerAndEveryRowIsTheSameWithAndWithoutCaches() {
        Long only = Long.getLong("jishi.history");
        if (only != null) {
            live(only);
            return;
        }
        for (int i = 0; i < Integer.getInteger("jishi.histories", 10); i++) {
            live(FIRST_SEED + i);
        }
        theHistoriesWereWorthLiving();
    }

    private void live(long seed) {
        said.clear();
        cached.beginHistory();
        plain.beginHistory();
        History history = new History(DATA, FIRST_SPARE, SPARES, seed);
        List<DemoProvider> owners = new ArrayList<>();
        try (CacheFaults faults = new CacheFaults(servers, seed)) {
            int sinceFault = 0;
            for (int i = 0; i < EVENTS; i++) {
                Event event = history.next(owners);
                said.add(i + ": " + event);
                happen(event, faults, owners);
                sinceFault = event instanceof Event.Befallen ? 0 : sinceFault + 1;
                if (sinceFault == 3) {
                    faults.heal();
                }
            }
            faults.heal();
            nothingPersonalIsInRedis(faults.entries());
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("history " + seed + ", after\n" + String.join("\n", said), failure);
        }
        String people =
                "'{" + history.people().stream().map(DemoPerson::personId).collect(Collectors.joining(",")) + "}'";
        for (String rows : MONEY) {
            assertEquals(plain.rows(rows.formatted(people)), cached.rows(rows.formatted(people)), "history " + seed);
        }
    }

    private void happen(Event event, CacheFaults faults, List<DemoProvider> owners) {
        if (event instanceof Event.Asked asked) {
            ask(asked.call(), owners);
        } else if (event instanceof Event.PreviewedAndSettled both) {
            previewIsTheSettlement(ask(both.preview(), owners), ask(both.settlement(), owners));
        } else if (event instanceof Event.Changed changed) {
            for (World world : List.of(cached, plain)) {
                changed.statements().forEach(world::change);
            }
        } else if (event instanceof Event.Befallen befallen) {
            faults.happen(befallen.what());
        }
    }

    private String ask(Call call, List<DemoProvider> owners) {
        String expected = plain.answer(call);
        said.add("   " + expected.replace("\n", " ").substring(0, Math.min(220, expected.length())));
        assertEquals(expected, cached.answer(call), "with a cache, " + call);
        assertFalse(expected.startsWith("HTTP 5"), expected);
        while (owners.size() < plain.bills()) {
            owners.add(call.provider());
        }
        return expected;
    }

    /** Unless the settlement is a repetition, which is answered as it was. */
    private static void previewIsTheSettlement(String preview, String settlement) {
        if (settlement.contains("Idempotent-Replayed") || settlement.contains("\"code\":4010")) {
            return;
        }
        if (!settlement.contains("VISIT_ALREADY_SETTLED")) { // 409 names the bill; a preview names none
            assertEquals(status(preview), status(settlement), preview + "\n" + settlement);
        }
        JsonNode before = json(preview);
        JsonNode after = json(settlement);
        for (String same : List.of("amounts", "flags", "referral", "code", "reason")) {
            assertEquals(before.path(same), after.path(same), preview + "\n" + settlement);
        }
    }

    private static String status(String answer) {
        return answer.substring(0, "HTTP 200".length());
    }

    private static JsonNode json(String answer) {
        return GatewayClient.parse(answer.substring(answer.indexOf("\n{") + 1).getBytes(StandardCharsets.UTF_8));
    }

    /** Canaries: ID numbers and plain hashes of them went through, and totals that are found nowhere else. */
    private static void nothingPersonalIsInRedis(Map<String, String> entries) {
        List<String> forbidden = new ArrayList<>(List.of("61234.57", "6123457", "Paid", "paid", "deductible"));
        for (int i = 0; i < SPARES; i++) {
            String number = DATA.spare(FIRST_SPARE + i).identityNumber();
            forbidden.add(number);
            for (String algorithm : List.of("MD5", "SHA-1", "SHA-256")) {
                byte[] hash = hash(algorithm, number);
                forbidden.add(HexFormat.of().formatHex(hash));
                forbidden.add(HexFormat.of().withUpperCase().formatHex(hash));
                forbidden.add(Base64.getEncoder().withoutPadding().encodeToString(hash));
                forbidden.add(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
            }
        }
        entries.forEach((key, value) -> {
            assertTrue(key.matches("jishi:(coverage|filings|provider):[0-9]+:[0-9A-Za-z:]{1,40}"), key);
            // a hospital has a name, and no name of anybody or anything is in an entry
            assertTrue(value.chars().allMatch(c -> c < 128), value);
            Stream.of(key, value)
                    .forEach(text -> forbidden.forEach(
                            canary -> assertFalse(text.contains(canary), canary + " in " + key + " " + value)));
        });
    }

    private static byte[] hash(String algorithm, String text) {
        try {
            return MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    /** Equal worlds prove nothing if no bill was made, nothing was cached or nothing ever was stale. */
    private static void theHistoriesWereWorthLiving() {
        assertTrue(sum("jishi_cache_reads_total{", "source=\"near\"") > 100, "near entries were used");
        assertTrue(sum("jishi_cache_reads_total{", "source=\"redis\"") > 20, "entries of Redis were used");
        assertTrue(sum("jishi_cache_stale_total{", "coverage") > 10, "cover was stale");
        assertTrue(sum("jishi_cache_stale_total{", "filings") > 10, "filings were stale");
        assertTrue(sum("jishi_cache_stale_total{", "provider") > 1, "providers were stale");
        assertTrue(sum("jishi_cache_messages_total{", "heard") > 10, "instances heard one another");
        assertTrue(sum("jishi_cache_redis_failures_total{", "late") > 1, "Redis was frozen");
        assertTrue(
                Integer.parseInt(plain.rows("select count(*) from settlement").strip()) > 100, "bills were made");
    }

    private static int sum(String metric, String label) {
        return cached.metrics().stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(metric) && line.contains(label))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
