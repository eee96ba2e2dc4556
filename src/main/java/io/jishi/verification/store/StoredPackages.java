package io.jishi.verification.store;

import io.jishi.policy.archive.PackageSource;
import io.jishi.policy.archive.PolicyRefused;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.verification.PackageShelf;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.ServiceLoader;

/** Compiles each package once, when the first row asks for it, on a connection of its own. */
final class StoredPackages implements PackageShelf {

    private static final String FIND =
            "select policy, law, cases from policy_package where region = ? and content_hash = ?";

    private final SnapshotConnection connection;
    private final PackageSource source;
    private final Map<String, Entry> entries = new HashMap<>();

    /** A package, or why there is none. */
    private sealed interface Entry {
        record Usable(PolicyPackage compiled) implements Entry {}

        record Unusable(String reason) implements Entry {}
    }

    StoredPackages(SnapshotConnection connection) {
        this.connection = connection;
        this.source = ServiceLoader.load(PackageSource.class).findFirst().orElseThrow();
    }

    @Override
    public synchronized PolicyPackage byHash(String region, String hash) {
        Entry entry = entries.computeIfAbsent(region + "/" + hash, unused -> find(region, hash));
        if (entry instanceof Entry.Usable usable) {
            return usable.compiled();
        }
        throw new UnusablePackage(((Entry.Unusable) entry).reason());
    }

    private Entry find(String region, String hash) {
        Entry[] found = {new Entry.Unusable("its policy package " + hash + " is not stored")};
        try {
            connection.each(
                    Query.of(FIND, region, HexFormat.of().parseHex(hash)),
                    row -> found[0] = compile(hash, row.getString(1), row.getString(2), row.getString(3)));
        } catch (SQLException failed) {
            throw new ReadFailure(failed);
        }
        return found[0];
    }

    private Entry compile(String hash, String policy, String law, String cases) {
        try {
            PolicyPackage compiled = source.read(hash, policy, law, cases);
            return compiled.identity().hash().equals(hash)
                    ? new Entry.Usable(compiled)
                    : new Entry.Unusable("its policy package " + hash + " has the content of "
                            + compiled.identity().hash());
        } catch (PolicyRefused refused) {
            return new Entry.Unusable("its policy package " + hash + " cannot be read: "
                    + refused.reasons().get(0));
        }
    }
}
