package io.jishi.support;

import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A hospital that reports visits step by step. Every step goes under a new key unless the test says which. */
public final class VisitClient {

    private final GatewayClient client;

    private VisitClient(GatewayClient client) {
        this.client = client;
    }

    /** The hospital with its own key. */
    public static VisitClient of(DemoProvider provider) {
        return new VisitClient(GatewayClient.of(provider));
    }

    /** The same hospital, where no step is meant. */
    public GatewayClient gateway() {
        return client;
    }

    /** The admission to a stay on 2019-11-01. */
    public static Body admission(DemoPerson person) {
        return GatewayClient.stay(person).without("dischargedOn").without("fees");
    }

    /** The registration of an ordinary outpatient visit on 2021-03-10. */
    public static Body registration(DemoPerson person) {
        return admission(person).text("careType", "OUTPATIENT").text("admittedOn", "2021-03-10");
    }

    /** Opens a visit and gives its id. */
    public String opened(Body opening) {
        return open(GatewayClient.unique("open"), opening).expect(201).at("visitId");
    }

    /** Opens a visit under a key. */
    public Answer open(String key, Body opening) {
        return send("/v1/visits", key, opening.toString());
    }

    /** A batch of lines that belong to no charge. */
    public static String batch(String... lines) {
        return "{\"lines\":[" + String.join(",", lines) + "]}";
    }

    /** A batch of lines of a charge. */
    public static String batchOf(String charge, String... lines) {
        return "{\"chargeBatch\":\"" + charge + "\",\"lines\":[" + String.join(",", lines) + "]}";
    }

    /** Uploads a batch. */
    public Answer upload(String visitId, String batch) {
        return upload(GatewayClient.unique("upload"), visitId, batch);
    }

    /** Uploads a batch under a key. */
    public Answer upload(String key, String visitId, String batch) {
        return send(path(visitId, "/lines"), key, batch);
    }

    /** Takes single lines back. */
    public Answer withdrawLines(String visitId, String... serials) {
        return withdraw(
                visitId,
                List.of(serials).stream()
                        .map(each -> "\"" + each + "\"")
                        .collect(Collectors.joining(",", "{\"serials\":[", "]}")));
    }

    /** Takes all lines back that are not settled. */
    public Answer withdrawAllLines(String visitId) {
        return withdraw(visitId, "{\"all\":true}");
    }

    /** Takes lines back, as the body says. */
    public Answer withdraw(String visitId, String body) {
        return send(path(visitId, "/lines/withdrawal"), GatewayClient.unique("withdraw"), body);
    }

    /** Reports a discharge. */
    public Answer discharge(String visitId, String day) {
        return send(
                path(visitId, "/discharge"), GatewayClient.unique("discharge"), "{\"dischargedOn\":\"" + day + "\"}");
    }

    /** Takes the discharge back. */
    public Answer reopen(String visitId) {
        return send(path(visitId, "/discharge/withdrawal"), GatewayClient.unique("reopen"), "");
    }

    /** Withdraws the visit. */
    public Answer withdrawVisit(String visitId) {
        return send(path(visitId, "/withdrawal"), GatewayClient.unique("gone"), "");
    }

    /** Settles a stay, or a registration that is charged as one. */
    public Answer settle(String visitId, String total) {
        return settle(GatewayClient.unique("key"), visitId, total(total));
    }

    /** Settles a charge. */
    public Answer settleCharge(String visitId, String charge, String total) {
        return settle(
                GatewayClient.unique("key"),
                visitId,
                "{\"chargeBatch\":\"" + charge + "\",\"fees\":{\"total\":" + total + "}}");
    }

    /** Settles under a key, as the body says. */
    public Answer settle(String key, String visitId, String body) {
        return send(path(visitId, "/settlement"), key, body);
    }

    /** Previews. */
    public Answer preview(String visitId, String total) {
        return send(path(visitId, "/settlement/preview"), GatewayClient.unique("key"), total(total));
    }

    /** A settlement that says the total alone. */
    public static String total(String total) {
        return "{\"fees\":{\"total\":" + total + "}}";
    }

    /** Looks a visit up. */
    public Answer find(String visitId) {
        return client.get("/v1/visits/" + visitId);
    }

    /** Cancels under a new key. */
    public Answer cancel(String settlementId) {
        return client.cancel(GatewayClient.unique("cancel"), settlementId);
    }

    /** Reverses a message under a new key. */
    public Answer reverse(DemoPerson person, String transaction, String messageId) {
        return reverse(GatewayClient.unique("reverse"), person, transaction, messageId);
    }

    /** Reverses a message under a key. */
    public Answer reverse(String key, DemoPerson person, String transaction, String messageId) {
        return send(
                "/v1/reversals",
                key,
                "{\"transaction\":\"" + transaction + "\",\"messageId\":\"" + messageId + "\",\"personId\":\""
                        + person.personId() + "\"}");
    }

    private static String path(String visitId, String rest) {
        return "/v1/visits/" + visitId + rest;
    }

    private Answer send(String path, String key, String body) {
        return GatewayClient.send(request(path, key, body));
    }

    private HttpRequest request(String path, String key, String body) {
        return client.post(path, body.getBytes(StandardCharsets.UTF_8))
                .header("Idempotency-Key", key)
                .build();
    }
}
