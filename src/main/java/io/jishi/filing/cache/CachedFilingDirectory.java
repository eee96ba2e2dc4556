package io.jishi.filing.cache;

import io.jishi.filing.FilingDirectory;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.filing.store.FilingStore;
import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.redis.Caches;
import io.jishi.platform.redis.DateRangeCodec;
import io.jishi.platform.redis.ReadThroughCache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Filings, read through the caches. */
@ApplicationScoped
public class CachedFilingDirectory implements FilingDirectory {

    private final FilingStore store;
    private final ReadThroughCache<Filings> cache;

    /** In front of the store. */
    public CachedFilingDirectory(FilingStore store, Caches caches) {
        this.store = store;
        this.cache = caches.readThrough("filings", 2, "person", new FilingsCodec());
    }

    @Override
    public Uni<Filings> find(String region, String personId) {
        return cache.get(personId, () -> store.find(region, personId));
    }

    @Override
    public Uni<Filings> findFresh(String region, String personId) {
        return cache.getFresh(personId, () -> store.find(region, personId));
    }

    @Override
    public Optional<Filings> near(String personId) {
        return cache.near(personId);
    }

    @Override
    public void offer(String personId, Filings found, long began) {
        cache.offer(personId, found, began);
    }

    @Override
    public void forget(String personId) {
        cache.forget(personId);
    }

    private static final class FilingsCodec implements ReadThroughCache.Codec<Filings> {

        private static final int FILINGS_MAXIMUM = 10_000;

        @Override
        public void write(JsonWriter json, Filings filings) {
            json.text("epoch", Long.toString(filings.epoch())).list("filings");
            filings.filings().forEach(filing -> {
                json.object()
                        .text("id", filing.filingId())
                        .text("kind", filing.kind().name())
                        .text("disease", filing.disease())
                        .text("treatmentRegion", filing.treatmentRegion())
                        .text("provider", filing.providerCode());
                DateRangeCodec.write(json, filing.valid());
                json.endObject();
            });
            json.endList();
        }

        @Override
        public long epoch(Filings filings) {
            return filings.epoch();
        }

        @Override
        public Filings read(Fields fields) {
            return new Filings(
                    DateRangeCodec.epoch(fields),
                    fields.objects("filings", FILINGS_MAXIMUM).stream()
                            .map(filing -> new Filing(
                                    filing.text("id", 64),
                                    filing.code("kind", FilingKind.class),
                                    filing.optionalText("disease", 60),
                                    filing.optionalText("treatmentRegion", 6),
                                    filing.optionalText("provider", 30),
                                    DateRangeCodec.read(filing)))
                            .toList());
        }
    }
}
