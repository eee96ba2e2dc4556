package io.jishi.settlement.visit;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.platform.identity.Identifiers;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.LockedState;
import io.jishi.settlement.model.MessageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Takes fee lines of an open visit in batches: each is split when it comes, by the catalogue of its fee date, and
 * summed on the visit, so that settling costs the same for five lines and for three thousand (A4).
 *
 * <p>A batch counts whole or not at all. A serial is unique within the stay or registration: sent again with the same
 * content it counts once and gives the same result, whatever the message id; with other content it is refused.
 */
@ApplicationScoped
public class UploadLines {

    private final VisitMessages messages;
    private final ProviderDirectory providers;
    private final CatalogueDirectory catalogue;
    private final Identifiers identifiers;
    private final VisitConfiguration configuration;

    /** With its ports. */
    UploadLines(
            VisitMessages messages,
            ProviderDirectory providers,
            CatalogueDirectory catalogue,
            Identifiers identifiers,
            VisitConfiguration configuration) {
        this.messages = messages;
        this.providers = providers;
        this.catalogue = catalogue;
        this.identifiers = identifiers;
        this.configuration = configuration;
    }

    /** Takes a batch. */
    public Uni<SettlementOutcome> upload(MessageKey key, LineUpload upload) {
        String chargeId = identifiers.next(key.region());
        return messages.run(
                key,
                upload.visit(),
                upload.says(),
                attempt -> prices(key, upload, attempt.number() > 1)
                        .map(prices -> new VisitMessages.Step(
                                prices.provider().catalogueRegion(),
                                new LaneItem.Also(null, upload.keys(key.region()), false),
                                new Uploading(
                                        attempt.visit(), upload, chargeId, prices, configuration.linesMaximum()))));
    }

    private Uni<Prices> prices(MessageKey key, LineUpload upload, boolean fresh) {
        return (fresh
                        ? providers.findFresh(key.region(), key.providerCode())
                        : providers.find(key.region(), key.providerCode()))
                .chain(provider -> {
                    String region = provider.catalogueRegion();
                    if (region == null) {
                        return Uni.createFrom().item(new Prices(provider, null, fresh));
                    }
                    return (fresh
                                    ? catalogue.findFresh(region, upload.itemCodes())
                                    : catalogue.find(region, upload.itemCodes()))
                            .map(excerpt -> new Prices(provider, excerpt, fresh));
                });
    }

    /**
     * What lines are split by.
     *
     * @param provider whose catalogue it is
     * @param catalogue its entries; null for a provider without a catalogue
     * @param fresh whether both came from PostgreSQL: what a cached row says is no ground for a refusal
     */
    record Prices(DesignatedProvider provider, @Nullable CatalogueExcerpt catalogue, boolean fresh) {

        /** Whether the rows under the lock are those that it was read from. */
        boolean isCurrent(LockedState state, String region) {
            return catalogue != null
                    && provider.epoch() == state.providerEpoch(region, provider.code())
                    && catalogue.epoch() == state.catalogueEpoch(catalogue.region());
        }
    }
}
