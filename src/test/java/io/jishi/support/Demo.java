package io.jishi.support;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first contact: starts PostgreSQL, Redis and the packaged application, loads the demo people, settles the samples,
 * prints their statements, and keeps serving until Ctrl-C.
 */
public final class Demo {

    private static final Pattern SETTLEMENT_ID = Pattern.compile("\"settlementId\":\"([0-9A-Z]+)\"");

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final HttpClient client = HttpClient.newHttpClient();
    private final GatewayProcess gateway;
    private final DemoData data;

    private Demo(GatewayProcess gateway, DemoData data) {
        this.gateway = gateway;
        this.data = data;
    }

    /** Runs the demo; one sentence and exit code 1 if it cannot. */
    public static void main(String[] arguments) throws InterruptedException {
        try {
            start().run();
        } catch (ServersUnavailable unavailable) {
            System.err.println(unavailable.getMessage());
            System.exit(1);
        } catch (IOException | IllegalStateException failed) {
            System.err.println("The demo failed: " + failed.getMessage());
            System.exit(1);
        }
        // Never counted down: Ctrl-C ends the virtual machine, and the hooks stop what was started.
        new CountDownLatch(1).await();
    }

    private static Demo start() throws InterruptedException {
        int port = Integer.parseInt(System.getProperty("jishi.port", "8080"));
        if (!GatewayProcess.isFree(port)) {
            throw new ServersUnavailable("Port " + port + " is taken: stop what listens there, or choose another one"
                    + " with -Djishi.port=<port>.");
        }
        System.out.println("Starting PostgreSQL and Redis, and loading 20,000 demo people ...");
        EmbeddedServers servers = EmbeddedServers.start();
        DemoData data = DemoData.seeded(DemoDatabase.SEED);
        Map<String, String> configuration = DemoDatabase.prepare(servers, data);
        System.out.println("Starting the gateway ...");
        GatewayProcess gateway = GatewayProcess.launch(port, configuration, Path.of("target", "demo-gateway.log"));
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::close, "demo-gateway-stop"));
        return new Demo(gateway.awaitReady(), data);
    }

    private void run() throws IOException, InterruptedException {
        DemoSandbox.write(Path.of("target"), data, gateway.uri(""));
        byte[] first = null;
        for (DemoSamples.Sample sample : DemoSamples.of(data)) {
            HttpResponse<byte[]> answer = settle(sample);
            first = first == null ? answer.body() : first;
            out.println();
            out.println(sample.title());
            out.println(statementOf(sample.provider(), answer.body()));
        }
        retry(first);
        printAddresses();
    }

    private HttpResponse<byte[]> settle(DemoSamples.Sample sample) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/settlements"))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", sample.provider().apiKey())
                .header("Idempotency-Key", sample.key())
                .POST(HttpRequest.BodyPublishers.ofString(sample.body()))
                .build();
        HttpResponse<byte[]> answer = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(sample.title() + " was answered " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }

    private String statementOf(DemoProvider provider, byte[] answer) throws IOException, InterruptedException {
        Matcher id = SETTLEMENT_ID.matcher(new String(answer, StandardCharsets.UTF_8));
        if (!id.find()) {
            throw new IllegalStateException("an answer without a settlement id");
        }
        HttpRequest request = HttpRequest.newBuilder(gateway.uri("/v1/settlements/" + id.group(1) + "/explanation"))
                .header("X-Api-Key", provider.apiKey())
                .header("Accept", "text/plain")
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .body();
    }

    private void retry(byte @Nullable [] first) throws IOException, InterruptedException {
        HttpResponse<byte[]> again = settle(DemoSamples.of(data).get(0));
        if (!Arrays.equals(first, again.body())) {
            throw new IllegalStateException("a retry was answered differently");
        }
        out.println("5. Retry of 1 with the same Idempotency-Key: the same " + again.body().length
                + " bytes, Idempotent-Replayed: "
                + again.headers().firstValue("Idempotent-Replayed").orElse("missing") + ", no second bill.");
    }

    private void printAddresses() {
        DemoProvider city = data.cityHospital();
        out.println();
        out.println("The gateway serves on " + gateway.uri("/") + " (ready: " + gateway.uri("/q/health/ready") + ").");
        out.println("Hospital " + city.code() + " has the demo API key " + city.apiKey() + ".");
        out.println("Insured in 141024, settles nothing yet: person "
                + data.spare(0).personId() + ".");
        out.println("Try a discharge of your own:");
        out.println();
        out.println("curl -s " + gateway.uri("/v1/settlements") + " \\");
        out.println("  -H 'Content-Type: application/json' -H 'X-Api-Key: " + city.apiKey() + "' \\");
        out.println("  -H 'Idempotency-Key: my-first-bill' \\");
        out.println("  -d '{\"insuredRegion\":\"141024\",\"personId\":\""
                + data.spare(0).personId()
                + "\",\"scheme\":\"RESIDENT\",\"careType\":\"INPATIENT\",\"visitNumber\":\"MY-1\","
                + "\"admittedOn\":\"2020-05-01\",\"dischargedOn\":\"2020-05-09\",\"fees\":{\"total\":20000.00}}'");
        out.println();
        out.println("Let a hospital live through twenty months on the national interface, from another terminal:");
        out.println();
        out.println("./mvnw -q -Phospital test-compile exec:java@launch");
        out.println();
        out.println("Ctrl-C stops everything and leaves nothing behind.");
    }
}
