package io.jishi.settlement.visit;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.catalogue.model.CatalogueExcerpt;
import io.jishi.platform.identity.Identifiers;
import io.jishi.provider.ProviderDirectory;
import io.jishi.settlement.LaneItem;
import io.jishi.settlement.SettlementOutcome;
import io.jishi.settlement.model.MessageKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

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
                attempt -> excerpt(key, upload, attempt.number() > 1)
                        .map(excerpt -> new VisitMessages.Step(
                                excerpt.map(CatalogueExcerpt::region).orElse(null),
                                new LaneItem.Also(null, upload.keys(key.region()), false),
                                new Uploading(
                                        attempt.visit(),
                                        upload,
                                        chargeId,
                                        excerpt.orElse(null),
                                        configuration.linesMaximum()))));
    }

    private Uni<Optional<CatalogueExcerpt>> excerpt(MessageKey key, LineUpload upload, boolean fresh) {
        return (fresh
                        ? providers.findFresh(key.region(), key.providerCode())
                        : providers.find(key.region(), key.providerCode()))
                .chain(provider -> {
                    String region = provider.catalogueRegion();
                    if (region == null) {
                        return Uni.createFrom().item(Optional.empty());
                    }
                    return (fresh
                                    ? catalogue.findFresh(region, upload.itemCodes())
                                    : catalogue.find(region, upload.itemCodes()))
                            .map(Optional::of);
                });
    }
}
