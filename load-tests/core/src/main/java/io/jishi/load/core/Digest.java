package io.jishi.load.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What stands for some bytes: keys of hospitals, and answers that are looked for among the rows. */
public final class Digest {

    private Digest() {}

    /** SHA-256. */
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
