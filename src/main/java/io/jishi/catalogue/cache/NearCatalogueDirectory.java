package io.jishi.catalogue.cache;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueEntry;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.catalogue.store.CatalogueStore;
import io.jishi.platform.redis.CacheConfiguration;
import io.jishi.platform.redis.Caches;
import io.jishi.platform.redis.Flights;
import io.jishi.platform.redis.NearCache;
import io.jishi.platform.redis.Outdated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in this instance's memory, item by item, each with the epoch at which it was read. An excerpt is taken
 * from memory only if all its items have one epoch, and one that is not known to be outdated. If the catalogue has
 * changed nevertheless, the bill that used the excerpt finds out when it is committed and comes back for fresh entries.
 */
@ApplicationScoped
public class NearCatalogueDirectory implements CatalogueDirectory {

    /** About how large one entry of an item is in memory. */
    private static final int ENTRY_BYTES = 200;

    private final CatalogueStore store;
    private final boolean enabled;
    private final NearCache<List<CatalogueEntry>> near;
    private final Outdated regions;
    private final Flights<Items, CatalogueExcerpt> loads = new Flights<>();
    private final Flights<Items, CatalogueExcerpt> freshLoads = new Flights<>();

    /** What is asked for in one go. */
    private record Items(String region, Set<String> codes) {}

    /** In front of the store. */
    public NearCatalogueDirectory(CatalogueStore store, Caches caches, CacheConfiguration configuration) {
        this.store = store;
        this.enabled = configuration.enabled();
        this.near = caches.near("catalogue");
        this.regions = caches.outdated("catalogue");
    }

    @Override
    public Uni<CatalogueExcerpt> find(String region, Set<String> itemCodes) {
        if (!enabled) {
            return store.find(region, itemCodes);
        }
        CatalogueExcerpt remembered = remembered(region, itemCodes);
        return remembered == null
                ? loads.join(new Items(region, itemCodes), load(region, itemCodes))
                : Uni.createFrom().item(remembered);
    }

    private @Nullable CatalogueExcerpt remembered(String region, Set<String> itemCodes) {
        Map<String, List<CatalogueEntry>> entries = new HashMap<>();
        NearCache.Entry<List<CatalogueEntry>> oldest = null;
        for (String code : itemCodes) {
            NearCache.Entry<List<CatalogueEntry>> item = near.find(key(region, code));
            if (item == null || (oldest != null && item.epoch() != oldest.epoch())) {
                return null;
            }
            oldest = oldest == null || item.readAt() - oldest.readAt() < 0 ? item : oldest;
            entries.put(code, item.value());
        }
        if (oldest == null || regions.contains(region, oldest.epoch(), oldest.readAt())) {
            return null;
        }
        return new CatalogueExcerpt(region, oldest.epoch(), entries);
    }

    @Override
    public Uni<CatalogueExcerpt> findFresh(String region, Set<String> itemCodes) {
        return enabled
                ? freshLoads.joinNext(new Items(region, itemCodes), load(region, itemCodes))
                : store.find(region, itemCodes);
    }

    private Supplier<Uni<CatalogueExcerpt>> load(String region, Set<String> codes) {
        return () -> {
            long began = System.nanoTime();
            return store.find(region, codes).invoke(excerpt -> keep(excerpt, began));
        };
    }

    private void keep(CatalogueExcerpt excerpt, long began) {
        near.countLoad();
        String region = excerpt.region();
        long highest = -1;
        for (Map.Entry<String, List<CatalogueEntry>> item : excerpt.entries().entrySet()) {
            String key = key(region, item.getKey());
            NearCache.Entry<List<CatalogueEntry>> before = near.last(key);
            highest = before == null ? highest : Math.max(highest, before.epoch());
            int bytes = ENTRY_BYTES * (1 + item.getValue().size());
            near.put(key, new NearCache.Entry<>(item.getValue(), excerpt.epoch(), bytes, began), null);
        }
        if (highest >= 0 && highest < excerpt.epoch()) {
            near.countStale();
            regions.tell(region, highest, excerpt.epoch());
        }
    }

    private static String key(String region, String code) {
        return region + ":" + code;
    }
}
