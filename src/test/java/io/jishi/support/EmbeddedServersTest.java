package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What tests may rely on: the servers are real, keep their promises about the disk, and leave nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedServersTest {
    private final EmbeddedServers servers;

    EmbeddedServersTest() {
        servers = EmbeddedServers.start();
    }

    @BeforeAll
    void bothRun() {
        assertTrue(isAlive(servers.postgresPid()));
        assertTrue(isAlive(servers.redisPid()));
    }

    @AfterAll
    void stop() {
        servers.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "synchronous_commit", "full_page_writes"})
    void postgresWritesAsAProductionServerDoes(String setting) throws SQLException {
        assertEquals("on", query("show " + setting));
    }

    @Test
    void postgresStoresUtf8AndSortsByCodePoint() throws SQLException {
        assertEquals("UTF8", query("show server_encoding"));
        assertEquals("C", query("select datcollate from pg_database where datname = current_database()"));
    }

    @Test
    void postgresRefusesAWrongPassword() {
        assertThrows(
                SQLException.class,
                () -> DriverManager.getConnection(servers.postgresJdbcUrl(), servers.user(), "wrong")
                        .close());
    }

    @Test
    void redisKeepsWhatWasSet() throws IOException {
        assertEquals("+OK\r\n", redis("SET", "patient", "42"));
        assertEquals("$2\r\n42\r\n", redis("GET", "patient"));
    }

    @Test
    void redisComesBackEmptyOnTheSamePort() throws IOException {
        assertEquals("+OK\r\n", redis("SET", "forgotten", "1"));
        int port = servers.redisPort();
        long before = servers.redisPid();
        servers.stopRedis();
        assertFalse(isAlive(before));
        assertRefuses(port);
        servers.startRedis();
        assertEquals(port, servers.redisPort());
        assertNotEquals(before, servers.redisPid());
        assertEquals("$-1\r\n", redis("GET", "forgotten"));
    }

    @Test
    void aTakenPortIsOneSentence() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, ServerPorts.host())) {
            int port = taken.getLocalPort();
            for (ServerPorts ports : Set.of(new ServerPorts(port, 0), new ServerPorts(0, port))) {
                String sentence =
                        String.valueOf(assertThrows(ServersUnavailable.class, () -> EmbeddedServers.start(ports))
                                .getMessage());
                assertTrue(sentence.startsWith("Port " + port + " on 127.0.0.1 cannot be used for "), sentence);
                assertEquals(1, sentence.lines().count());
            }
        }
    }

    @Test
    void closeStopsBothAndRemovesTheirData() throws IOException {
        EmbeddedServers other = EmbeddedServers.start();
        List<Path> folders = other.folders();
        long postgresPid = other.postgresPid();
        long redisPid = other.redisPid();
        assertTrue(folders.stream().allMatch(Files::isDirectory));
        other.close();
        other.close();
        assertFalse(isAlive(postgresPid));
        assertFalse(isAlive(redisPid));
        assertRefuses(other.postgresPort());
        assertRefuses(other.redisPort());
        assertTrue(folders.stream().noneMatch(Files::exists));
        assertThrows(IllegalStateException.class, other::startRedis);
    }

    @Test
    void closeStopsARedisThatWasHalted() throws IOException, InterruptedException {
        EmbeddedServers other = EmbeddedServers.start();
        try (other) {
            Process halt = new ProcessBuilder("/bin/sh", "-c", "kill -STOP " + other.redisPid()).start();
            assertEquals(0, halt.waitFor());
        }
        assertRefuses(other.redisPort());
    }

    private String query(String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(servers.postgresJdbcUrl(), servers.user(), servers.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            return String.valueOf(rows.getString(1));
        }
    }

    /** One command in Redis's own protocol, answered in it. */
    private String redis(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$')
                    .append(word.length())
                    .append("\r\n")
                    .append(word)
                    .append("\r\n");
        }
        try (Socket socket = new Socket(ServerPorts.host(), servers.redisPort())) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            InputStream answer = socket.getInputStream();
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static void assertRefuses(int port) {
        assertThrows(ConnectException.class, () -> new Socket(ServerPorts.host(), port).close());
    }
}
