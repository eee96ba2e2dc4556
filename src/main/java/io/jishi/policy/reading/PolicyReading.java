package io.jishi.policy.reading;

import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers which rules hold where and when, from the packages in memory. Unlike a bill, a reader may name the pooling
 * region itself: the rules are the same for all of its counties.
 */
public final class PolicyReading {

    private static final Comparator<PolicyPackage> BY_END = Comparator.comparing(PolicyPackage::inForceUntil)
            .thenComparing(found -> found.identity().region())
            .thenComparing(found -> found.identity().scheme());

    private final PolicyBook book;

    /** Of these packages. */
    public PolicyReading(PolicyBook book) {
        this.book = book;
    }

    /**
     * What is asked for.
     *
     * @param region pooling region or one of its counties, six digits
     * @param scheme the scheme
     * @param date the day on which the rules hold
     */
    public record Question(String region, Scheme scheme, LocalDate date) {

        /** Refuses a missing part. */
        public Question {
            Objects.requireNonNull(region, "region");
            Objects.requireNonNull(scheme, "scheme");
            Objects.requireNonNull(date, "date");
        }
    }

    /** The rules, or the first that applies of REGION_NOT_SERVED, SCHEME_NOT_SERVED, POLICY_NOT_IN_FORCE. */
    public ReadAnswer read(Question question) {
        List<PolicyPackage> ofRegion = book.packages().stream()
                .filter(found -> found.geography().region().equals(question.region())
                        || found.geography().counties().contains(question.region()))
                .toList();
        if (ofRegion.isEmpty()) {
            return new ReadAnswer.Missing(Reason.REGION_NOT_SERVED);
        }
        Optional<PolicyPackage> ofScheme = ofRegion.stream()
                .filter(found -> found.identity().scheme() == question.scheme())
                .findFirst();
        if (ofScheme.isEmpty()) {
            return new ReadAnswer.Missing(Reason.SCHEME_NOT_SERVED);
        }
        return ofScheme.get()
                .on(question.date())
                .<ReadAnswer>map(
                        version -> new ReadAnswer.Found(new RulesInForce(ofScheme.get(), version, question.date())))
                .orElseGet(() -> new ReadAnswer.Missing(Reason.POLICY_NOT_IN_FORCE));
    }

    /** Every loaded package, the one that ends first at the top. */
    public List<PolicyPackage> packages() {
        return book.packages().stream().sorted(BY_END).toList();
    }
}
