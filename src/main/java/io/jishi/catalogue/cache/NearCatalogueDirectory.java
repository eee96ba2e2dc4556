package io.jishi.catalogue.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueEntry;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.catalogue.store.CatalogueStore;
import io.jishi.platform.redis.CacheConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The catalogue in this instance's memory, item by item, each with the epoch at which it was read. An excerpt takes the
 * lowest epoch of its items: if the catalogue has changed since, the bill that used it finds out when it is
 * committed and comes back for fresh entries.
 */
@ApplicationScoped
public class NearCatalogueDirectory implements CatalogueDirectory {

    private final CatalogueStore store;
    private final boolean enabled;
    private final Cache<String, Item> near;

    private record Item(long epoch, List<CatalogueEntry> entries) {}

    /** In front of the store. */
    public NearCatalogueDirectory(CatalogueStore store, CacheConfiguration configuration) {
        this.store = store;
        this.enabled = configuration.enabled();
        this.near = Caffeine.newBuilder()
                .maximumSize(configuration.nearEntries())
                .expireAfterWrite(configuration.nearExpiry())
                .build();
    }

    @Override
    public Uni<CatalogueExcerpt> find(String region, Set<String> itemCodes) {
        Map<String, List<CatalogueEntry>> entries = new HashMap<>();
        long epoch = Long.MAX_VALUE;
        for (String code : itemCodes) {
            Item item = enabled ? near.getIfPresent(region + ":" + code) : null;
            if (item == null) {
                return findFresh(region, itemCodes);
            }
            entries.put(code, item.entries());
            epoch = Math.min(epoch, item.epoch());
        }
        return Uni.createFrom().item(new CatalogueExcerpt(region, epoch, entries));
    }

    @Override
    public Uni<CatalogueExcerpt> findFresh(String region, Set<String> itemCodes) {
        if (!enabled) {
            return store.find(region, itemCodes);
        }
        return store.find(region, itemCodes)
                .invoke(excerpt -> excerpt.entries()
                        .forEach((code, entries) -> near.put(region + ":" + code, new Item(excerpt.epoch(), entries))));
    }
}
