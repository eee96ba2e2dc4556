package io.jishi.policy.archive;

import io.jishi.policy.model.PolicyPackage;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Every package that ever computed a bill, by its content hash. */
public interface PolicyArchive {

    /**
     * The package with this hash, from memory or from PostgreSQL.
     *
     * @throws IllegalStateException as the failure of the result if it is nowhere, which a stored bill rules out
     */
    Uni<PolicyPackage> byHash(String region, String hash);

    /** Stores the packages of this instance under their hashes, replaced ones too, unless they are stored already. */
    Uni<Void> keepLoaded();

    /** The packages that this instance serves. */
    List<LoadedPackage> loaded();

    /**
     * A package of this instance.
     *
     * @param name its folder, for messages
     * @param cases its worked cases, as YAML
     * @param compiled the package
     */
    record LoadedPackage(String name, String cases, PolicyPackage compiled) {}
}
