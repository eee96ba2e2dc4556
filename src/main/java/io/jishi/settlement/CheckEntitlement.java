package io.jishi.settlement;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.eligibility.BenefitsFrom;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.filing.FilingDirectory;
import io.jishi.filing.model.Filings;
import io.jishi.policy.PolicyBook;
import io.jishi.provider.ProviderDirectory;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.model.Gates;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider would be paid for care of a person on a day: the gates of a settlement, asked before there is a
 * visit, on rows read from PostgreSQL. Nothing is stored and nothing is promised.
 */
@ApplicationScoped
public class CheckEntitlement {

    private final CoverageDirectory coverages;
    private final ProviderDirectory providers;
    private final FilingDirectory filings;
    private final PolicyBook book;

    CheckEntitlement(
            CoverageDirectory coverages, ProviderDirectory providers, FilingDirectory filings, PolicyBook book) {
        this.coverages = coverages;
        this.providers = providers;
        this.filings = filings;
        this.book = book;
    }

    /**
     * What is asked.
     *
     * @param region pooling region of the person
     * @param personId the person
     * @param scheme whose benefits
     * @param providerCode who would give the care
     * @param care what and when
     */
    public record Question(String region, String personId, Scheme scheme, String providerCode, Gates.Care care) {}

    /**
     * The answer.
     *
     * @param closed why there would be no benefits; null if there would be
     * @param from first day with benefits, as far as the cover goes; null if no cover is active
     */
    public record Found(@Nullable Reason closed, @Nullable LocalDate from) {}

    /** The answer; fails with {@link io.jishi.shared.reason.Unavailable} if the rows cannot be read. */
    public Uni<Found> find(Question question) {
        String region = question.region();
        return Uni.combine()
                .all()
                .unis(
                        coverages.findFresh(region, question.personId()),
                        providers.findFresh(region, question.providerCode()),
                        filings.findFresh(region, question.personId()))
                .asTuple()
                .map(rows -> decide(question, rows.getItem1(), rows.getItem2(), rows.getItem3()));
    }

    private Found decide(Question question, Coverage coverage, DesignatedProvider provider, Filings filed) {
        Entitlement entitlement = Eligibility.of(
                book.eligibility(coverage.county()),
                coverage,
                question.scheme(),
                question.care().day());
        BenefitsFrom benefits = entitlement.benefits();
        Optional<Reason> closed = Gates.firstClosed(question.care(), provider, filed, entitlement)
                .or(() -> book.inForce(
                                coverage.county(),
                                question.scheme(),
                                question.care().day())
                        .fold(policy -> Optional.empty(), Optional::of));
        return new Found(closed.orElse(null), benefits == null ? null : benefits.day());
    }
}
