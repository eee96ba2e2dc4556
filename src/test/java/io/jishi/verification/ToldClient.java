package io.jishi.verification;

import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.VisitClient;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A hospital that writes down what it is told, in the format of {@code verify --journal}. */
final class ToldClient {

    private final DemoProvider provider;
    private final VisitClient visits;
    private final List<String> journal = new ArrayList<>();

    ToldClient(DemoProvider provider) {
        this.provider = provider;
        this.visits = VisitClient.of(provider);
    }

    /** For what is not written down. */
    VisitClient visits() {
        return visits;
    }

    /** The lines so far. */
    List<String> journal() {
        return List.copyOf(journal);
    }

    /** Makes a bill under this key. */
    Answer settle(String key, Body body) {
        Answer answer = visits.gateway().settle(key, body).expect(200);
        told("SETTLE", key, "SETTLED", answer.settlementId(), answer);
        return answer;
    }

    /** Is refused for a business reason. */
    void refused(String key, Body body) {
        Answer answer = visits.gateway().settle(key, body).expect(422);
        told("SETTLE", key, "REJECTED", "", answer);
    }

    /** The visit has its bill. */
    void alias(String key, Body body) {
        Answer answer = visits.gateway().settle(key, body).expect(409);
        told("SETTLE", key, "ALIAS", answer.settlementId(), answer);
    }

    /** Cancels a row. */
    Answer cancel(String key, Answer bill) {
        Answer answer = visits.gateway().cancel(key, bill.settlementId()).expect(200);
        told("CANCEL", key, "CANCELLED", answer.settlementId(), answer);
        return answer;
    }

    /** Adds to a bill. */
    Answer supplement(String key, Answer bill, String cause) {
        Answer answer =
                visits.gateway().supplement(key, bill.settlementId(), cause).expect(200);
        told("SUPPLEMENT", key, "SETTLED", answer.settlementId(), answer);
        return answer;
    }

    /** Reverses a message of which nothing was heard. */
    void reverse(DemoPerson person, String transaction, String key) {
        write(transaction, key, "UNKNOWN", "", "");
        String ownKey = GatewayClient.unique("reverse");
        Answer answer = visits.reverse(ownKey, person, transaction, key).expect(200);
        String undoing = answer.json().path("settlementId").asText();
        write("REVERSE", ownKey, "REVERSED", undoing, "");
        write(transaction, key, undoing.isEmpty() ? "NOTHING" : "REVERSED", undoing, "");
    }

    private void told(String transaction, String key, String told, String settlementId, Answer answer) {
        write(transaction, key, told, settlementId, sha256(answer.bytes()));
    }

    private void write(String transaction, String key, String told, String settlementId, String sha256) {
        StringBuilder line = new StringBuilder("{\"at\":\"2026-01-01T00:00:00Z\",\"region\":\"")
                .append(GatewayRows.REGION)
                .append("\",\"provider\":\"")
                .append(provider.code())
                .append("\",\"transaction\":\"")
                .append(transaction)
                .append("\",\"messageId\":\"")
                .append(key)
                .append("\",\"told\":\"")
                .append(told)
                .append('"');
        if (!settlementId.isEmpty()) {
            line.append(",\"settlementId\":\"").append(settlementId).append('"');
        }
        if (!sha256.isEmpty()) {
            line.append(",\"answerSha256\":\"").append(sha256).append('"');
        }
        journal.add(line.append('}').toString());
    }

    private static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
