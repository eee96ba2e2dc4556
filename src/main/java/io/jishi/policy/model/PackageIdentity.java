package io.jishi.policy.model;

import io.jishi.shared.code.Scheme;
import java.util.Objects;

/**
 * Which package a version belongs to.
 *
 * @param region pooling region, six digits
 * @param scheme the scheme
 * @param hash SHA-256 of the package's content, in lower-case hexadecimal
 */
public record PackageIdentity(String region, Scheme scheme, String hash) {

    /** Refuses a missing part. */
    public PackageIdentity {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(scheme, "scheme");
        Objects.requireNonNull(hash, "hash");
    }
}
