package io.jishi.nhsa;

import static io.jishi.support.NationalClient.SINGLE;

import io.jishi.support.DemoProvider;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.jishi.support.NationalClient;
import io.jishi.support.NationalClient.Reply;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Both kinds of credentials. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SignatureTest {

    private static final String SECRET = "a secret of an invented hospital";
    private static final String INPUT = "{\"signIn\":{\"opter_no\":\"0001\",\"ip\":\"127.0.0.1\"}}";

    private final DemoProvider hospital = GatewayServers.data().townshipHospital();
    private final NationalClient client = NationalClient.of(hospital);

    @BeforeAll
    static void giveTheHospitalASecret() {
        String code = GatewayServers.data().townshipHospital().code();
        for (String application : new String[] {"signer", "former"}) {
            GatewayRows.change(
                    "insert into institution_signing (paas_id, institution_code, secret, valid_from, valid_until)"
                            + " values (?, ?, ?, '2019-01-01',"
                            + " case when ? = 'former' then timestamptz '2020-01-01' end)",
                    application,
                    code,
                    SECRET,
                    application);
        }
    }

    @Test
    void aSignedMessageIsTheInstitutions() {
        send(signed("signer", SECRET, now(), nonce())).ok();
    }

    /** Redis has 20 ms to answer and is left alone for a second when it is late, as it may be on its first call. */
    @Test
    void aNonceIsGoodOnce() throws InterruptedException {
        Reply again = sendTwice();
        for (int i = 0; i < 20 && again.code() == 0; i++) {
            Thread.sleep(500);
            again = sendTwice();
        }
        again.refused(7008);
    }

    @Test
    void aTimeFarFromOursIsRefused() {
        send(signed("signer", SECRET, now() - 330, nonce())).refused(7008);
        send(signed("signer", SECRET, now() + 330, nonce())).refused(7008);
        send(signed("signer", SECRET, now() - 270, nonce())).ok();
    }

    @Test
    void anotherSecretApplicationOrDigestIsRefused() {
        send(signed("signer", "another secret", now(), nonce())).refused(7008);
        send(signed("nobody", SECRET, now(), nonce())).refused(7008);
        send(signed("former", SECRET, now(), nonce())).refused(7008);
        send(request -> request.header("x-tif-paasid", "signer")).refused(7008);
        send(request -> signed("signer", SECRET, now(), nonce())
                        .apply(request)
                        .setHeader("x-tif-signature", "0".repeat(64)))
                .refused(7008);
    }

    @Test
    void withoutACredentialOrWithAWrongKeyNothingIsRead() {
        send(request -> request).refused(7007);
        send(request -> request.header("X-Api-Key", "wrong")).refused(7008);
        send(request -> request.header("X-Api-Key", "k".repeat(300))).refused(7008);
        NationalClient.send(SINGLE, "no json".getBytes(StandardCharsets.UTF_8), request -> request)
                .refused(7007);
        send(client::withKey).ok();
    }

    private Reply sendTwice() {
        UnaryOperator<java.net.http.HttpRequest.Builder> signature = signed("signer", SECRET, now(), nonce());
        send(signature).ok();
        return send(signature);
    }

    private Reply send(UnaryOperator<java.net.http.HttpRequest.Builder> credential) {
        byte[] body = NationalClient.json(client.envelope("9001", client.messageId(), INPUT))
                .getBytes(StandardCharsets.UTF_8);
        return NationalClient.send(SINGLE, body, credential);
    }

    private static UnaryOperator<java.net.http.HttpRequest.Builder> signed(
            String application, String secret, long seconds, String nonce) {
        return request -> request.header("x-tif-paasid", application)
                .header("x-tif-timestamp", Long.toString(seconds))
                .header("x-tif-nonce", nonce)
                .header("x-tif-signature", sha256(seconds + secret + nonce + seconds));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }

    private static String nonce() {
        return UUID.randomUUID().toString();
    }
}
