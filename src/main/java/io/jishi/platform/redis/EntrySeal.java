package io.jishi.platform.redis;

import io.jishi.platform.identity.IdentityConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what is written to Redis: a message authentication code over key and value, under a key that is derived from
 * the deployment's and that Redis does not know. An entry that somebody else wrote, that was copied from another key or
 * that another deployment left behind is therefore no entry, even if it carries the right epoch.
 */
@ApplicationScoped
class EntrySeal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    EntrySeal(IdentityConfiguration configuration) {
        byte[] root = Base64.getDecoder().decode(configuration.indexKey());
        this.key = new SecretKeySpec(code(new SecretKeySpec(root, ALGORITHM), "jishi cache entries, 1"), ALGORITHM);
    }

    /** The seal of a value under a key. */
    String of(String redisKey, String value) {
        // the length keeps key and value apart
        byte[] code = code(key, redisKey.length() + " " + redisKey + value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(code, BYTES));
    }

    /** Whether the seal is the one of this value under this key. */
    boolean fits(String seal, String redisKey, String value) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), of(redisKey, value).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] code(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
