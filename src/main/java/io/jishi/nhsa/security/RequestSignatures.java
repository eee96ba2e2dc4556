package io.jishi.nhsa.security;

import io.jishi.nhsa.NationalConfiguration;
import io.jishi.provider.SigningDirectory;
import io.jishi.provider.model.SigningKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests signed in the manner of the platform's gateway: {@code x-tif-signature} is the SHA-256 of timestamp, secret,
 * nonce and timestamp in lower-case hexadecimal. A signature is good once, and only near its time; where Redis cannot
 * say whether a nonce was seen, it passes: messages are executed once by their own id, whoever sends them again.
 */
@ApplicationScoped
class RequestSignatures {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final int HEADER_MAXIMUM = 100;

    private final SigningDirectory keys;
    private final NationalConfiguration configuration;

    RequestSignatures(SigningDirectory keys, NationalConfiguration configuration) {
        this.keys = keys;
        this.configuration = configuration;
    }

    /**
     * The headers of a signed request.
     *
     * @param application {@code x-tif-paasid}
     * @param timestamp seconds since 1970, as text
     * @param nonce chosen by the sender
     * @param digest lower-case hexadecimal
     */
    record Signature(String application, String timestamp, String nonce, String digest) {

        /** Null if the request is not signed. */
        static @Nullable Signature of(ContainerRequestContext request) {
            String application = request.getHeaderString("x-tif-paasid");
            if (application == null || application.isBlank()) {
                return null;
            }
            return new Signature(
                    application,
                    header(request, "x-tif-timestamp"),
                    header(request, "x-tif-nonce"),
                    header(request, "x-tif-signature"));
        }

        private static String header(ContainerRequestContext request, String name) {
            String value = request.getHeaderString(name);
            return value == null ? "" : value;
        }

        private boolean isComplete() {
            return application.length() <= HEADER_MAXIMUM
                    && SECONDS.matcher(timestamp).matches()
                    && !nonce.isEmpty()
                    && nonce.length() <= HEADER_MAXIMUM
                    && digest.length() <= HEADER_MAXIMUM;
        }
    }

    /** The institution that signed; empty text if the signature is not valid now. */
    Uni<String> institutionOf(Signature signature, Instant now) {
        Duration window = configuration.signatureWindow();
        if (!signature.isComplete() || !isNear(signature.timestamp(), now, window)) {
            return Uni.createFrom().item("");
        }
        return keys.find(signature.application())
                .chain(key -> key == null || !isBy(key, signature)
                        ? Uni.createFrom().item("")
                        : keys.isFirstUse(signature.application(), signature.nonce(), window.multipliedBy(2))
                                .map(first -> first ? key.institution() : ""));
    }

    private static boolean isNear(String timestamp, Instant now, Duration window) {
        Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(signed, now).abs().compareTo(window) <= 0;
    }

    private static boolean isBy(SigningKey key, Signature signature) {
        String text = signature.timestamp() + key.secret() + signature.nonce() + signature.timestamp();
        byte[] expected = HexFormat.of().formatHex(sha256(text)).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.digest().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
