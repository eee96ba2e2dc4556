package io.jishi.eligibility;

import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.policy.model.Citation;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.EligibilityHistory;
import io.jishi.policy.model.EligibilityTerms;
import io.jishi.policy.model.SecondCoverTerms;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a person has benefits of a scheme on a day, and from when: the first four gates before a bill
 * (calculation rules, section 7). The registry tells facts, the package of the region tells the rules, and this is the
 * computation; it depends on nothing else.
 */
public final class Eligibility {

    /** Where a region says nothing: any other scheme excludes, once its benefits have begun (S0-03-3, S0-03-4). */
    private static final SecondCoverTerms WITHOUT_RULE =
            new SecondCoverTerms(EnumSet.allOf(Scheme.class), SecondCoverTerms.Counting.BENEFITS);

    private static final SecondCoverTerms NOTHING_EXCLUDES =
            new SecondCoverTerms(Set.of(), SecondCoverTerms.Counting.BENEFITS);

    private final Map<Scheme, EligibilityHistory> rules;
    private final Coverage coverage;
    private final Scheme scheme;
    private final LocalDate day;
    private final List<Gate> gates = new ArrayList<>();

    private Eligibility(Map<Scheme, EligibilityHistory> rules, Coverage coverage, Scheme scheme, LocalDate day) {
        this.rules = rules;
        this.coverage = coverage;
        this.scheme = scheme;
        this.day = day;
    }

    /**
     * Decides.
     *
     * @param rules of the insured region, by scheme; a scheme without package is not in it
     * @param coverage what is known of the person
     * @param scheme whose benefits are asked for
     * @param day the reference date
     */
    public static Entitlement of(
            Map<Scheme, EligibilityHistory> rules, Coverage coverage, Scheme scheme, LocalDate day) {
        return new Eligibility(rules, coverage, scheme, day).decide();
    }

    private Entitlement decide() {
        if (!coverage.isRegistered()) {
            return closed(Gate.Name.PERSON, Reason.PERSON_UNKNOWN, List.of());
        }
        gates.add(Gate.open(Gate.Name.PERSON, List.of()));
        EligibilityTerms terms = rules.containsKey(scheme) ? rules.get(scheme).on(day) : EligibilityTerms.NONE;
        List<BenefitsFrom> covers = activeCovers(scheme, terms.insured());
        List<Citation> basis = citation(terms.insured());
        if (covers.isEmpty()) {
            return closed(Gate.Name.COVER, Reason.COVER_NOT_ACTIVE, basis);
        }
        gates.add(Gate.open(Gate.Name.COVER, basis));
        // of several covers of one scheme the one with the earliest benefits counts
        BenefitsFrom first =
                covers.stream().min(Comparator.comparing(BenefitsFrom::day)).orElseThrow();
        List<Citation> second = citation(terms.secondCover());
        if (isExcluded(secondCover(terms))) {
            return closed(Gate.Name.SECOND_COVER, Reason.SECOND_COVER, second);
        }
        gates.add(Gate.open(Gate.Name.SECOND_COVER, second));
        boolean waiting = first.day().isAfter(day);
        gates.add(new Gate(Gate.Name.WAITING_PERIOD, waiting ? Reason.WAITING_PERIOD : null, first.citations()));
        return new Entitlement(gates, first);
    }

    private Entitlement closed(Gate.Name name, Reason reason, List<Citation> citations) {
        gates.add(Gate.closed(name, reason, citations));
        return new Entitlement(gates, null);
    }

    /** A scheme without package has no rules here at all, and no bill follows. */
    private SecondCoverTerms secondCover(EligibilityTerms terms) {
        if (terms.secondCover() != null) {
            return terms.secondCover().value();
        }
        return rules.containsKey(scheme) ? WITHOUT_RULE : NOTHING_EXCLUDES;
    }

    private boolean isExcluded(SecondCoverTerms terms) {
        return terms.excludedBy().stream()
                .filter(other -> other != scheme)
                .flatMap(other -> activeCovers(other, null).stream())
                .anyMatch(cover -> terms.counting() == SecondCoverTerms.Counting.COVER
                        || !cover.day().isAfter(day));
    }

    private List<BenefitsFrom> activeCovers(Scheme of, @Nullable Cited<Set<EnrolmentBasis>> insured) {
        List<BenefitsFrom> active = new ArrayList<>();
        for (CoverageSpell spell : coverage.spells()) {
            boolean counts =
                    spell.scheme() == of && (insured == null || insured.value().contains(spell.basis()));
            if (counts) {
                BenefitsFrom from = WaitingPeriod.of(coverage, spell, rules.get(of));
                LocalDate until = spell.valid().until();
                if (!day.isBefore(from.coveredFrom()) && (until == null || day.isBefore(until))) {
                    active.add(from);
                }
            }
        }
        return active;
    }

    private static List<Citation> citation(@Nullable Cited<?> cited) {
        return cited == null ? List.of() : List.of(cited.citation());
    }
}
