package io.jishi.load.bench;

import io.jishi.support.GatewayProcess;
import io.jishi.support.NewestJava;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program that answers over HTTP, as a process of its own. Every one has the same heap and the same collector. */
final class Contender implements AutoCloseable {

    private static final List<String> MACHINE = List.of("-Xms1g", "-Xmx1g", "-XX:+UseParallelGC");
    private static final int START_SECONDS = 60;
    private static final int STOP_SECONDS = 30;

    private Process process;
    private final int port;
    private Launch launch = () -> {
        throw new IllegalStateException("only the gateway is started again");
    };

    /** Starts the same program once more. */
    private interface Launch {
        Process start() throws IOException, InterruptedException;
    }

    private Contender(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** The gateway, packaged, with these settings beside those of the stage. */
    static Contender gateway(Stage stage, String database, Map<String, String> more, Path log)
            throws IOException, InterruptedException {
        int port = GatewayProcess.freePort();
        Map<String, String> settings = stage.gateway(database);
        settings.putAll(more);
        Launch launch = () ->
                GatewayProcess.launch(port, settings, log, MACHINE).awaitReady().process();
        Contender contender = new Contender(launch.start(), port);
        contender.launch = launch;
        return contender;
    }

    private static Process ready(GatewayProcess gateway) throws InterruptedException {
        try {
            return gateway.awaitReady().process();
        } catch (InterruptedException | RuntimeException failure) {
            gateway.process().destroyForcibly();
            throw failure;
        }
    }

    /** The file, or another one beside it where it is there already: what was said before a kill is kept. */
    private static Path notYetThere(Path log) {
        return Files.exists(log) ? log.resolveSibling("again-" + log.getFileName()) : log;
    }

    /** Kills the gateway, as a machine does that goes out, and starts it again after some time. */
    void killAndStartAgain(int seconds) throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        Thread.sleep(1000L * seconds);
        process = launch.start();
    }

    /** Spring Boot MVC with JdbcTemplate. */
    static Contender vendor(Stage stage, String database, Path modules, Path log)
            throws IOException, InterruptedException {
        int port = GatewayProcess.freePort();
        Path target = modules.resolve("vendor/target");
        List<String> command = java();
        command.addAll(List.of(
                "-cp",
                target.resolve("classes") + ":" + target.resolve("lib") + "/*",
                "io.jishi.load.vendor.Vendor",
                "--server.port=" + port,
                "--spring.datasource.url=jdbc:postgresql://127.0.0.1:"
                        + stage.servers().postgresPort() + "/" + database,
                "--spring.datasource.username=" + stage.servers().gatewayRole()));
        ProcessBuilder builder = builder(command, log);
        builder.environment().put("SPRING_DATASOURCE_PASSWORD", stage.servers().password());
        return new Contender(builder.start(), port).awaitListening(log);
    }

    /** Quarkus with one transaction of Hibernate Reactive for each request. */
    static Contender plain(Stage stage, String database, Path modules, Path log)
            throws IOException, InterruptedException {
        int port = GatewayProcess.freePort();
        List<String> command = java();
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.vertx.event-loops-pool-size=2",
                "-Dquarkus.datasource.reactive.url=postgresql://127.0.0.1:"
                        + stage.servers().postgresPort() + "/" + database,
                "-Dquarkus.datasource.username=" + stage.servers().gatewayRole(),
                "-jar",
                modules.resolve("plain/target/quarkus-app/quarkus-run.jar").toString()));
        ProcessBuilder builder = builder(command, log);
        builder.environment().put("QUARKUS_DATASOURCE_PASSWORD", stage.servers().password());
        return new Contender(builder.start(), port).awaitListening(log);
    }

    /** A fixed answer from Quarkus. */
    static Contender ceiling(Path modules, int bytes, Path log) throws IOException, InterruptedException {
        int port = GatewayProcess.freePort();
        List<String> command = java();
        command.addAll(List.of(
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.vertx.event-loops-pool-size=2",
                "-Danswer.bytes=" + bytes,
                "-jar",
                modules.resolve("ceiling/target/quarkus-app/quarkus-run.jar").toString()));
        return new Contender(builder(command, log).start(), port).awaitListening(log);
    }

    private static List<String> java() {
        List<String> command = new ArrayList<>(List.of(NewestJava.command().toString()));
        command.addAll(MACHINE);
        return command;
    }

    private static ProcessBuilder builder(List<String> command, Path log) {
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    private Contender awaitListening(Path log) throws IOException, InterruptedException {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < limit && process.isAlive()) {
            try {
                get("/");
                return this;
            } catch (IOException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IllegalStateException("it does not listen; its log says: " + Files.readString(log));
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    long pid() {
        return process.pid();
    }

    /** The body of an answer to a GET. */
    String get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(address() + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
