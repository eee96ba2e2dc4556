package io.jishi.support;

import com.fasterxml.jackson.databind.JsonNode;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;

/** An institution that files. {@link #referral} is one valid request; a test bends the one thing that it is about. */
public final class FilingClient {

    private final GatewayClient client;

    private FilingClient(GatewayClient client) {
        this.client = client;
    }

    /** The hospital with its own key. */
    public static FilingClient of(DemoProvider provider) {
        return new FilingClient(GatewayClient.of(provider));
    }

    /** A referral to this hospital from 2019-11-01 to 2019-12-31, made at the window. */
    public static Body referral(DemoPerson person, DemoProvider hospital) {
        return blank(person)
                .text("kind", "REFERRAL")
                .text("channel", "WINDOW")
                .text("providerCode", hospital.code())
                .text("validFrom", "2019-11-01")
                .text("validUntil", "2020-01-01");
    }

    /** Only the person. */
    private static Body blank(DemoPerson person) {
        Body body = GatewayClient.stay(person);
        for (String name : List.of("scheme", "careType", "visitNumber", "admittedOn", "dischargedOn", "fees")) {
            body = body.without(name);
        }
        return body;
    }

    /** Files under a key. */
    public Answer file(String key, Body body) {
        return GatewayClient.send(filing(key, body));
    }

    /** Files under a new key. */
    public Answer file(Body body) {
        return file(GatewayClient.unique("filing"), body);
    }

    /** The request that files, to be sent when the test wants it. */
    public HttpRequest filing(String key, Body body) {
        return client.post("/v1/filings", body.bytes())
                .header("Idempotency-Key", key)
                .build();
    }

    /** Looks a filing up. */
    public Answer find(String filingId) {
        return client.get("/v1/filings/" + filingId);
    }

    /** The filings of a person that this institution sees. */
    public Answer ofPerson(DemoPerson person) {
        return client.get("/v1/filings?personId=" + person.personId());
    }

    /** Withdraws a filing. */
    public Answer withdraw(String filingId) {
        return GatewayClient.send(
                client.authenticated("/v1/filings/" + filingId).DELETE().build());
    }

    /** The live bills that were made with a filing. */
    public List<String> usesOf(String filingId) {
        List<String> ids = new ArrayList<>();
        for (JsonNode id : find(filingId).expect(200).json().path("usedBy")) {
            ids.add(id.asText());
        }
        return ids;
    }
}
