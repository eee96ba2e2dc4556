package io.jishi.policy.source;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The three files of a package, as they were found.
 *
 * @param name folder of the package, for messages
 * @param policy policy.yaml
 * @param law law.md
 * @param cases cases.yaml
 */
public record PackageFiles(String name, String policy, String law, String cases) {

    /** SHA-256 over the three files, each preceded by its length, in lower-case hexadecimal. */
    public String contentHash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String content : new String[] {policy, law, cases}) {
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                digest.update((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
                digest.update(bytes);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
