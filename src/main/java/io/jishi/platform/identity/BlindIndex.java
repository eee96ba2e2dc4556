package io.jishi.platform.identity;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA-256 of an ID number under a key of the deployment. An ID number has so few possible values that a hash
 * without a key could be reversed by trying them all. Equal numbers give equal indexes, and nothing else shows.
 */
@ApplicationScoped
public class BlindIndex {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES_MINIMUM = 32;

    private final SecretKeySpec key;

    /**
     * With the configured key.
     *
     * @throws IllegalArgumentException if it is not base 64 of at least 32 bytes
     */
    public BlindIndex(IdentityConfiguration configuration) {
        byte[] bytes = Base64.getDecoder().decode(configuration.indexKey());
        if (bytes.length < KEY_BYTES_MINIMUM) {
            throw new IllegalArgumentException("jishi.identity.index-key must be base 64 of at least 32 bytes");
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** Made when the gateway starts, so that a key that is no key stops the start. */
    void start(@Observes StartupEvent event) {}

    /** The index of a number, after compatibility normalisation, trimming and upper-casing of a check letter. */
    public byte[] of(String identityNumber) {
        String normal = Normalizer.normalize(identityNumber, Normalizer.Form.NFKC)
                .strip()
                .toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(normal.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
