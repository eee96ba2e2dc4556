package io.jishi.policy.store;

import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.source.LoadedPolicies;
import io.jishi.policy.source.PackageFiles;
import io.jishi.policy.source.PackageReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Keeps packages in PostgreSQL under their content hash, and reads back those that are no longer among the loaded
 * ones.
 */
@ApplicationScoped
public class PolicyStore implements PolicyArchive {

    /** Nobody waits for a gateway that starts, and on a busy machine its first statement takes seconds. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(20);

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;
    private final PolicyBook book;
    private final LoadedPolicies loaded;

    /** With Hibernate Reactive. */
    public PolicyStore(
            Mutiny.SessionFactory sessions,
            Detached detached,
            StoreConfiguration configuration,
            PolicyBook book,
            LoadedPolicies loaded) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
        this.book = book;
        this.loaded = loaded;
    }

    @Override
    public Uni<Void> keepLoaded() {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (LoadedPolicies.Loaded next : loaded.loaded()) {
            all = all.chain(() -> keep(next));
        }
        return all;
    }

    @Override
    public List<LoadedPackage> loaded() {
        return loaded.loaded().stream()
                .filter(LoadedPolicies.Loaded::served)
                .map(next -> new LoadedPackage(next.files().name(), next.files().cases(), next.compiled()))
                .toList();
    }

    private Uni<Void> keep(LoadedPolicies.Loaded kept) {
        PackageFiles files = kept.files();
        return detached.run(
                        START_DEADLINE,
                        () -> sessions.withTransaction(session -> session.createNativeQuery(
                                        "insert into policy_package (region, scheme, content_hash, policy, law,"
                                                + " cases) values (:region, :scheme, :hash, :policy, :law, :cases)"
                                                + " on conflict do nothing")
                                .setParameter(
                                        "region", kept.compiled().identity().region())
                                .setParameter(
                                        "scheme",
                                        kept.compiled().identity().scheme().name())
                                .setParameter("hash", HexFormat.of().parseHex(files.contentHash()))
                                .setParameter("policy", files.policy())
                                .setParameter("law", files.law())
                                .setParameter("cases", files.cases())
                                .executeUpdate()))
                .replaceWithVoid();
    }

    @Override
    public Uni<PolicyPackage> byHash(String region, String hash) {
        return book.byHash(hash).map(found -> Uni.createFrom().item(found)).orElseGet(() -> load(region, hash));
    }

    private Uni<PolicyPackage> load(String region, String hash) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> session.createNativeQuery(
                                "select policy, law, cases from policy_package"
                                        + " where region = :region and content_hash = :hash",
                                Object[].class)
                        .setParameter("region", region)
                        .setParameter("hash", HexFormat.of().parseHex(hash))
                        .getSingleResultOrNull()
                        .map(row -> compile(hash, row))));
    }

    private static PolicyPackage compile(String hash, Object @Nullable [] row) {
        if (row == null) {
            throw new IllegalStateException("the policy package of a bill is not stored");
        }
        return PackageReader.read(new PackageFiles(hash, (String) row[0], (String) row[1], (String) row[2]));
    }
}
