package io.jishi.settlement;

import io.jishi.catalogue.CatalogueDirectory;
import io.jishi.coverage.CoverageDirectory;
import io.jishi.filing.FilingDirectory;
import io.jishi.platform.identity.Identifiers;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.archive.PolicyArchive;
import io.jishi.provider.ProviderDirectory;
import io.jishi.settlement.model.MessageKey;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;

/**
 * The use cases of one gateway as they are, over ports that a model plays. What its memory holds is lost with it, like
 * that of a process.
 */
public final class ModelGateway {

    private static final SettlementConfiguration CONFIGURATION = new SmallRyeConfigBuilder()
            .withMapping(SettlementConfiguration.class)
            .build()
            .getConfigMapping(SettlementConfiguration.class);

    private static final Deadlines DEADLINES = new Deadlines(CONFIGURATION);

    private final InProgress inProgress = new InProgress(CONFIGURATION);
    private final MessagePipeline pipeline;
    private final SettleVisit settle;
    private final CancelSettlement cancel;
    private final ReverseMessage reverse;
    private final SupplementSettlement supplement;
    private final PreviewSettlement preview;
    private final OutcomeQuery outcomes;

    /**
     * What the use cases are made with.
     *
     * @param coverage people and their cover
     * @param filings their filings
     * @param providers hospitals
     * @param catalogue items of fee lines
     * @param book packages
     * @param archive packages by their hash
     * @param settlements reads outside the lanes
     * @param lanes commits
     * @param identifiers gives ids
     * @param clock the gateway's
     * @param confirmation whether what was read is durable
     */
    public record Ports(
            CoverageDirectory coverage,
            FilingDirectory filings,
            ProviderDirectory providers,
            CatalogueDirectory catalogue,
            PolicyBook book,
            PolicyArchive archive,
            SettlementDirectory settlements,
            Lanes lanes,
            Identifiers identifiers,
            Clock clock,
            Confirmation confirmation) {}

    /** A gateway that has just started. */
    public ModelGateway(Ports ports) {
        this.pipeline = new MessagePipeline(ports.lanes(), inProgress, DEADLINES);
        SituationReader situations =
                new SituationReader(ports.coverage(), ports.filings(), ports.providers(), ports.catalogue());
        this.preview = new PreviewSettlement(situations, ports.book(), ports.settlements(), DEADLINES);
        this.settle = new SettleVisit(
                situations,
                ports.coverage(),
                ports.book(),
                ports.settlements(),
                ports.lanes(),
                inProgress,
                ports.identifiers(),
                DEADLINES,
                ports.clock(),
                ports.confirmation());
        this.cancel = new CancelSettlement(
                ports.settlements(), ports.lanes(), inProgress, ports.identifiers(), DEADLINES, ports.clock());
        this.reverse =
                new ReverseMessage(pipeline, ports.settlements(), ports.book(), ports.identifiers(), ports.clock());
        this.supplement = new SupplementSettlement(
                ports.settlements(),
                ports.coverage(),
                ports.archive(),
                ports.lanes(),
                inProgress,
                ports.identifiers(),
                DEADLINES,
                ports.clock());
        this.outcomes = new OutcomeQuery(ports.settlements(), inProgress, ports.book(), ports.confirmation());
    }

    /** The settings that gateways of the model have: the defaults. */
    public static SettlementConfiguration configuration() {
        return CONFIGURATION;
    }

    /** Settles. */
    public SettleVisit settle() {
        return settle;
    }

    /** Cancels. */
    public CancelSettlement cancel() {
        return cancel;
    }

    /** Reverses. */
    public ReverseMessage reverse() {
        return reverse;
    }

    /** Supplements. */
    public SupplementSettlement supplement() {
        return supplement;
    }

    /** Previews. */
    public PreviewSettlement preview() {
        return preview;
    }

    /** Answers what became of a message. */
    public OutcomeQuery outcomes() {
        return outcomes;
    }

    /** Carries the steps of visits. */
    public MessagePipeline pipeline() {
        return pipeline;
    }

    /** Whether the message is being worked on here. */
    public boolean isInProgress(MessageKey key) {
        return inProgress.contains(key);
    }
}
