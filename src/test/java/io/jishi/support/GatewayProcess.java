package io.jishi.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged application as a process of its own, on loopback, as it would run in production: the settings come from
 * outside and nothing of the tests is on its class path.
 */
public final class GatewayProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);

    /** How long a gateway that was told to stop serves on. */
    public static final String STOP_DELAY = "quarkus.shutdown.delay";

    private final Process process;
    private final int port;
    private final Path log;

    private GatewayProcess(Process process, int port, Path log) {
        this.process = process;
        this.port = port;
        this.log = log;
    }

    /** Starts the application and returns at once; its output goes to the log file. */
    public static GatewayProcess launch(int port, Map<String, String> configuration, Path log) {
        return launch(port, configuration, log, List.of("-Xmx512m"));
    }

    /** The same with other options of the virtual machine. */
    public static GatewayProcess launch(int port, Map<String, String> configuration, Path log, List<String> options) {
        Path application = application();
        if (!Files.isRegularFile(application)) {
            throw new ServersUnavailable("The packaged application is missing; run ./mvnw -DskipTests package first.");
        }
        List<String> command = new ArrayList<>();
        command.add(NewestJava.command().toString());
        command.addAll(options);
        command.addAll(StartupCache.use());
        command.add("-Dquarkus.http.host=127.0.0.1");
        command.add("-Dquarkus.http.port=" + port);
        if (!configuration.containsKey(STOP_DELAY)) {
            command.add("-D" + STOP_DELAY + "=0S"); // no balancer has to notice
        }
        command.add("-jar");
        command.add(application.toString());
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
            configuration.forEach((key, value) -> builder.environment().put(environmentName(key), value));
            return new GatewayProcess(builder.start(), port, log);
        } catch (IOException e) {
            throw new ServersUnavailable("The gateway cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** Where the packaged application is. */
    public static Path application() {
        return Path.of(System.getProperty("jishi.application", "target/quarkus-app/quarkus-run.jar"));
    }

    /** Settings go by the environment: a command line is visible to every user of the machine. */
    private static String environmentName(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Whether nothing listens on the port yet. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(ServerPorts.host(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** A port that is free now. */
    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, ServerPorts.host())) {
            return socket.getLocalPort();
        }
    }

    /** Waits until the application is ready; throws {@link ServersUnavailable} if it ends or takes too long. */
    public GatewayProcess awaitReady() throws InterruptedException {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        while (System.nanoTime() < limit) {
            if (!process.isAlive()) {
                throw new ServersUnavailable("The gateway ended while starting; its log is " + log + ".");
            }
            if (isReady()) {
                return this;
            }
            Thread.sleep(100);
        }
        throw new ServersUnavailable("The gateway was not ready in time; its log is " + log + ".");
    }

    /** Whether the application says that it is ready. */
    public boolean isReady() throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(uri("/q/health/ready"))
                    .timeout(Duration.ofSeconds(2))
                    .build();
            HttpClient client = HttpClient.newHttpClient();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** The address of a path. */
    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    /** The process, for waiting on it or killing it. */
    public Process process() {
        return process;
    }

    /** Ends the application in order, and by force if it takes too long. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
