package io.jishi.settlement;

import io.jishi.coverage.CoverageDirectory;
import io.jishi.coverage.model.Coverage;
import io.jishi.eligibility.Eligibility;
import io.jishi.eligibility.Entitlement;
import io.jishi.policy.PolicyBook;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a person has benefits on a day, for a provider that has a visit of that person on record; to others the
 * person does not exist. The same computation as the gates of a settlement, on rows read from PostgreSQL.
 */
@ApplicationScoped
public class PersonEligibility {

    private final SettlementDirectory settlements;
    private final CoverageDirectory coverages;
    private final PolicyBook book;

    PersonEligibility(SettlementDirectory settlements, CoverageDirectory coverages, PolicyBook book) {
        this.settlements = settlements;
        this.coverages = coverages;
        this.book = book;
    }

    /**
     * What is asked.
     *
     * @param region pooling region of the person
     * @param personId the person
     * @param scheme whose benefits
     * @param day the reference date
     */
    public record Question(String region, String personId, Scheme scheme, LocalDate day) {}

    /**
     * The answer.
     *
     * @param question what was asked
     * @param entitlement what the gates of the person came to
     * @param missing the rules that a bill of the day would lack; null if they are there, or a gate is closed
     */
    public record Found(
            Question question,
            Entitlement entitlement,
            @Nullable Reason missing) {

        /** Why there are no benefits; empty if there are. */
        public Optional<Reason> closed() {
            return entitlement.closed().or(() -> Optional.ofNullable(missing));
        }
    }

    /** The answer; empty if the provider has no visit of the person. */
    public Uni<Optional<Found>> find(Question question, String providerCode) {
        return settlements
                .hasVisit(question.region(), providerCode, question.personId())
                .chain(visited -> visited
                        ? coverages
                                .findFresh(question.region(), question.personId())
                                .map(coverage -> Optional.of(decide(question, coverage)))
                        : Uni.createFrom().item(Optional.empty()));
    }

    private Found decide(Question question, Coverage coverage) {
        Entitlement entitlement =
                Eligibility.of(book.eligibility(coverage.county()), coverage, question.scheme(), question.day());
        if (entitlement.closed().isPresent()) {
            return new Found(question, entitlement, null);
        }
        Optional<Reason> missing = book.inForce(coverage.county(), question.scheme(), question.day())
                .fold(policy -> Optional.empty(), Optional::of);
        return new Found(question, entitlement, missing.orElse(null));
    }
}
