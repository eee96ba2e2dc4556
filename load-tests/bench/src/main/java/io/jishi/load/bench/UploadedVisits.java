package io.jishi.load.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.jishi.load.core.Settle1;
import io.jishi.load.core.Settle1Lines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;

/** Stays whose fee lines were uploaded while they lasted, and which only have to be settled. */
final class UploadedVisits {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int AT_ONCE = 64;

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Contender gateway;
    private final String run;
    private final SplittableRandom random;
    private int visits;

    UploadedVisits(Contender gateway, String run, long seed) {
        this.gateway = gateway;
        this.run = run;
        this.random = new SplittableRandom(seed);
    }

    /**
     * A stay.
     *
     * @param id under which the gateway knows it
     * @param person whose
     * @param provider where
     * @param total of its lines, in yuan
     */
    record Visit(String id, int person, int provider, String total) {

        String csv() {
            return String.join(
                    ",",
                    id,
                    Settle1.personId(person),
                    Settle1.providerCode(provider),
                    Settle1.apiKey(provider),
                    Settle1.county(provider),
                    total);
        }
    }

    /** So many of them, each with so many lines. */
    List<Visit> upload(int count, int lines) throws InterruptedException {
        Semaphore places = new Semaphore(AT_ONCE);
        List<CompletableFuture<Visit>> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.acquire();
            all.add(upload(lines).whenComplete((visit, failure) -> places.release()));
        }
        return all.stream().map(CompletableFuture::join).toList();
    }

    private CompletableFuture<Visit> upload(int lines) {
        int person;
        do {
            person = random.nextInt(Settle1.PERSONS);
        } while (!Settle1.isCovered(person));
        int whose = person;
        int provider = random.nextInt(Settle1.PROVIDERS);
        String number = run + "-" + ++visits;
        Settle1Lines drawn = Settle1Lines.draw(random, lines);
        return post(provider, "/v1/visits", number + "-o", """
                {"insuredRegion":"%s","personId":"%s","scheme":"RESIDENT","careType":"INPATIENT","visitNumber":"%s",\
                "admittedOn":"2020-05-01"}""".formatted(
                                Settle1.county(person), Settle1.personId(person), number))
                .thenCompose(opened -> {
                    String id = text(opened, "visitId");
                    String path = "/v1/visits/" + id;
                    return post(provider, path + "/lines", number + "-l", "{\"lines\":" + drawn.text() + "}")
                            .thenCompose(unused -> post(
                                    provider,
                                    path + "/discharge",
                                    number + "-d",
                                    "{\"dischargedOn\":\"" + Settle1.DISCHARGED_ON + "\"}"))
                            .thenApply(unused -> new Visit(id, whose, provider, drawn.total()));
                });
    }

    /** Milliseconds until each is settled, one after the other; the middle of them. */
    double settle(List<Visit> some, int from, int to) {
        double[] milliseconds = new double[to - from];
        for (int i = from; i < to; i++) {
            Visit visit = some.get(i);
            long began = System.nanoTime();
            post(
                            visit.provider(),
                            "/v1/visits/" + visit.id() + "/settlement",
                            visit.id(),
                            "{\"fees\":{\"total\":" + visit.total() + "}}")
                    .join();
            milliseconds[i - from] = (System.nanoTime() - began) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds[milliseconds.length / 2];
    }

    private CompletableFuture<String> post(int provider, String path, String key, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(gateway.address() + path))
                .header("Content-Type", "application/json")
                .header("X-Api-Key", Settle1.apiKey(provider))
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString()).thenApply(UploadedVisits::succeeded);
    }

    private static String succeeded(HttpResponse<String> response) {
        if (response.statusCode() / 100 != 2) {
            throw new IllegalStateException(response.uri() + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String text(String json, String field) {
        try {
            return JSON.readTree(json).path(field).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
