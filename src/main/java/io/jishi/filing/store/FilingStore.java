package io.jishi.filing.store;

import io.jishi.filing.model.Filings;
import io.jishi.platform.transaction.GatheredReads;
import io.jishi.platform.transaction.StoreConfiguration;
import io.jishi.shared.id.PersonKey;
import io.smallrye.mutiny.Uni;
import io.vertx.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads filings from PostgreSQL. */
@ApplicationScoped
public class FilingStore {

    private final GatheredReads<PersonKey, Filings> reads;

    /** Over the connections of the registries. */
    public FilingStore(Pool pool, FilingRows rows, StoreConfiguration configuration) {
        this.reads = new GatheredReads<>(pool, configuration.readDeadline(), rows);
    }

    /** The filings of a person as they are now. */
    public Uni<Filings> find(String region, String personId) {
        return reads.read(new PersonKey(region, personId));
    }
}
