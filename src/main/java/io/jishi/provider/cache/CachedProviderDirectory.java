package io.jishi.provider.cache;

import io.jishi.platform.document.Fields;
import io.jishi.platform.document.JsonWriter;
import io.jishi.platform.redis.Caches;
import io.jishi.platform.redis.DateRangeCodec;
import io.jishi.platform.redis.ReadThroughCache;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.provider.store.ProviderStore;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.Grade;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Providers, read through the caches. */
@ApplicationScoped
public class CachedProviderDirectory implements ProviderDirectory {

    private final ProviderStore store;
    private final ReadThroughCache<DesignatedProvider> cache;

    /** In front of the store. */
    public CachedProviderDirectory(ProviderStore store, Caches caches) {
        this.store = store;
        this.cache = caches.readThrough("provider", 2, "provider", new ProviderCodec());
    }

    @Override
    public Uni<DesignatedProvider> find(String region, String code) {
        return cache.get(region + ":" + code, () -> store.find(region, code));
    }

    @Override
    public Uni<DesignatedProvider> findFresh(String region, String code) {
        return cache.getFresh(region + ":" + code, () -> store.find(region, code));
    }

    private static final class ProviderCodec implements ReadThroughCache.Codec<DesignatedProvider> {

        private static final int AGREEMENTS_MAXIMUM = 1000;

        @Override
        public void write(JsonWriter json, DesignatedProvider provider) {
            json.text("epoch", Long.toString(provider.epoch()))
                    .text("code", provider.code())
                    .text("treatmentRegion", provider.isDesignated() ? provider.treatmentRegion() : null)
                    .text("catalogueRegion", provider.catalogueRegion())
                    .text("chargeClass", nameOf(provider.chargeClass()))
                    .text("administration", nameOf(provider.administration()))
                    .text(
                            "grade",
                            provider.grade() == null ? null : provider.grade().code())
                    .list("agreements");
            provider.agreements().forEach(agreement -> {
                json.object().list("careTypes");
                agreement.careTypes().stream().sorted().forEach(type -> json.item(type.name()));
                json.endList();
                DateRangeCodec.write(json, agreement.valid());
                json.endObject();
            });
            json.endList();
        }

        @Override
        public long epoch(DesignatedProvider provider) {
            return provider.epoch();
        }

        @Override
        public DesignatedProvider read(Fields fields) {
            String place = fields.optionalText("treatmentRegion", 6);
            return new DesignatedProvider(
                    DateRangeCodec.epoch(fields),
                    fields.text("code", 30),
                    place == null ? "" : place,
                    fields.optionalText("catalogueRegion", 6),
                    fields.optionalCode("chargeClass", ChargeClass.class, Enum::name),
                    fields.optionalCode("administration", Administration.class, Enum::name),
                    fields.optionalCode("grade", Grade.class, Grade::code),
                    fields.objects("agreements", AGREEMENTS_MAXIMUM).stream()
                            .map(agreement -> new Agreement(
                                    agreement.codes("careTypes", CareType.class, Enum::name),
                                    DateRangeCodec.read(agreement)))
                            .toList());
        }

        private static @Nullable String nameOf(@Nullable Enum<?> code) {
            return code == null ? null : code.name();
        }
    }
}
