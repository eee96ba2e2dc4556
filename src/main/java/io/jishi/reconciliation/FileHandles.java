package io.jishi.reconciliation;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Handles of files: 30 characters, as many as the national interface has for one, that nobody guesses. */
public final class FileHandles {

    /** Characters of a handle. */
    public static final int LENGTH = 30;

    private static final SecureRandom RANDOM = new SecureRandom();

    private FileHandles() {}

    /** A new handle. */
    public static String next() {
        byte[] random = new byte[LENGTH / 2];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
