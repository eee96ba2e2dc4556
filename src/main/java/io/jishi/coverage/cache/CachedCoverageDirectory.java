package io.jishi.coverage.cache;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.Identified;
import io.jishi.coverage.store.CoverageStore;
import io.jishi.platform.identity.BlindIndex;
import io.jishi.platform.redis.Caches;
import io.jishi.platform.redis.ReadThroughCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;

/** Cover, read through the caches. Keys hold the surrogate id of a person; no ID number is ever cached. */
@ApplicationScoped
public class CachedCoverageDirectory implements CoverageDirectory {

    private final CoverageStore store;
    private final BlindIndex blindIndex;
    private final ReadThroughCache<Coverage> cache;

    /** In front of the store. */
    public CachedCoverageDirectory(CoverageStore store, BlindIndex blindIndex, Caches caches) {
        this.store = store;
        this.blindIndex = blindIndex;
        this.cache = caches.readThrough("coverage", 2, "person", new CoverageCodec());
    }

    @Override
    public Uni<Coverage> find(String region, String personId) {
        return cache.get(personId, () -> store.find(region, personId));
    }

    @Override
    public Uni<Coverage> findFresh(String region, String personId) {
        return cache.getFresh(personId, () -> store.find(region, personId));
    }

    @Override
    public Optional<Coverage> near(String personId) {
        return cache.near(personId);
    }

    @Override
    public void offer(String personId, Coverage found, long began) {
        cache.offer(personId, found, began);
    }

    @Override
    public void forget(String personId) {
        cache.forget(personId);
    }

    @Override
    public Uni<Identified> identify(String region, String identityNumber) {
        byte[] index = blindIndex.of(identityNumber);
        String reference = HexFormat.of().formatHex(index);
        return store.personIdOf(region, index).map(person -> new Identified(person, reference));
    }
}
