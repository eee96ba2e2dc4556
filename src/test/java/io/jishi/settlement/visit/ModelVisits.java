package io.jishi.settlement.visit;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.platform.identity.Identifiers;
import io.jishi.provider.ProviderDirectory;
import io.jishi.settlement.ModelGateway;
import io.jishi.settlement.SettlementDirectory;
import io.jishi.settlement.VisitDirectory;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;

/** The steps of visits of one gateway as they are, over ports that a model plays. */
public final class ModelVisits {

    private static final VisitConfiguration CONFIGURATION = new SmallRyeConfigBuilder()
            .withMapping(VisitConfiguration.class)
            .build()
            .getConfigMapping(VisitConfiguration.class);

    private final OpenVisit open;
    private final UploadLines upload;
    private final MoveVisit move;
    private final SettleOpenedVisit settle;

    /** Of a gateway that has just started; the directory answers for settlements and visits alike. */
    public <D extends SettlementDirectory & VisitDirectory> ModelVisits(
            ModelGateway gateway,
            D directory,
            ProviderDirectory providers,
            CatalogueDirectory catalogue,
            Identifiers identifiers,
            Clock clock) {
        VisitMessages messages = new VisitMessages(gateway.pipeline(), directory, clock);
        this.open = new OpenVisit(gateway.pipeline(), directory, providers, identifiers, clock);
        this.upload = new UploadLines(messages, providers, catalogue, identifiers, CONFIGURATION);
        this.move = new MoveVisit(messages, directory, CONFIGURATION);
        this.settle = new SettleOpenedVisit(gateway.settle(), gateway.preview(), directory, CONFIGURATION, clock);
    }

    /** Opens visits. */
    public OpenVisit open() {
        return open;
    }

    /** Takes their lines. */
    public UploadLines upload() {
        return upload;
    }

    /** Discharges, and takes openings back. */
    public MoveVisit move() {
        return move;
    }

    /** Settles them by their lines. */
    public SettleOpenedVisit settle() {
        return settle;
    }
}
