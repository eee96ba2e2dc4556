package io.jishi.catalogue.store;

import io.jishi.catalogue.model.CatalogueEntry;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.platform.transaction.Detached;
import io.jishi.platform.transaction.StoreConfiguration;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the catalogue from PostgreSQL: its epoch first, then the entries of the items that a bill has. */
@ApplicationScoped
public class CatalogueStore {

    private final Mutiny.SessionFactory sessions;
    private final Detached detached;
    private final StoreConfiguration configuration;

    /** With Hibernate Reactive. */
    public CatalogueStore(Mutiny.SessionFactory sessions, Detached detached, StoreConfiguration configuration) {
        this.sessions = sessions;
        this.detached = detached;
        this.configuration = configuration;
    }

    /** The entries of these items as they are now; an item that is not listed has an empty list. */
    public Uni<CatalogueExcerpt> find(String region, Set<String> itemCodes) {
        return detached.run(
                configuration.readDeadline(),
                () -> sessions.withStatelessSession(session -> epoch(session, region)
                        .chain(epoch -> session.createSelectionQuery(
                                        "from CatalogueItemEntity where region = :region and itemCode in (:codes)"
                                                + " order by itemCode, validFrom desc",
                                        CatalogueItemEntity.class)
                                .setParameter("region", region)
                                .setParameter("codes", List.copyOf(itemCodes))
                                .getResultList()
                                .map(rows -> new CatalogueExcerpt(region, epoch, byCode(itemCodes, rows))))));
    }

    private static Uni<Long> epoch(Mutiny.StatelessSession session, String region) {
        return session.createNativeQuery("select epoch from catalogue where region = :region", Long.class)
                .setParameter("region", region)
                .getSingleResultOrNull()
                .map(epoch -> epoch == null ? 0L : epoch);
    }

    private static Map<String, List<CatalogueEntry>> byCode(Set<String> codes, List<CatalogueItemEntity> rows) {
        Map<String, List<CatalogueEntry>> entries = new HashMap<>();
        codes.forEach(code -> entries.put(code, List.of()));
        entries.putAll(rows.stream()
                .collect(Collectors.groupingBy(
                        row -> row.itemCode, Collectors.mapping(CatalogueItemEntity::toEntry, Collectors.toList()))));
        return entries;
    }
}
