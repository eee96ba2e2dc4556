package io.jishi.verification;

import io.jishi.policy.model.PolicyPackage;
import java.io.Serial;

/** The policy packages that are stored in the database, each compiled once. */
@FunctionalInterface
public interface PackageShelf {

    /**
     * The package with this content hash.
     *
     * @param hash in lower-case hexadecimal
     * @throws UnusablePackage if it is not stored, is not the package of its hash, or cannot be read
     */
    PolicyPackage byHash(String region, String hash);

    /** There is no such package, or what is stored is not it. */
    final class UnusablePackage extends RuntimeException {

        @Serial
        private static final long serialVersionUID = 1;

        private final String reason;

        /** With what is wrong with it. */
        public UnusablePackage(String reason) {
            super(reason);
            this.reason = reason;
        }

        /** What is wrong with it. */
        public String reason() {
            return reason;
        }
    }
}
