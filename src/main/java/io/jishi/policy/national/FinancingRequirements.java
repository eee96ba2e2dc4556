package io.jishi.policy.national;

import io.jishi.policy.model.Cited;
import io.jishi.policy.model.Financing;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleRow;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is demanded of the money behind the scheme. A figure is the one of its year and of no other. */
public final class FinancingRequirements {

    private static final String NO_FIGURE = "the package has no figure of the year";

    private FinancingRequirements() {}

    /** The subsidy of the year is not below this. */
    public static Requirement subsidyAtLeast(Fen amount) {
        return ofTheYear((financing, year) -> atLeast(subsidyOf(financing, year), amount));
    }

    /** The subsidy of the year is exactly this. */
    public static Requirement subsidyIs(Fen amount) {
        return ofTheYear((financing, year) -> {
            Fen found = subsidyOf(financing, year);
            if (found == null) {
                return Requirement.Seen.missing(NO_FIGURE);
            }
            return found.equals(amount) ? Requirement.Seen.passes() : Requirement.Seen.fails("it is " + found);
        });
    }

    /** The shares of the budgets add up to the subsidy in every kind of county. */
    public static Requirement sharesAddUp() {
        return ofEverySplit((subsidy, split) -> split.sum().equals(subsidy.amount())
                ? null
                : split.name() + " adds up to " + split.sum() + ", not to " + subsidy.amount());
    }

    /** The central budget bears one of these shares. */
    public static Requirement centralShareIsOneOf(Set<Rate> shares) {
        return ofEverySplit((subsidy, split) -> shares.stream()
                        .anyMatch(share ->
                                subsidy.amount().times(share).roundHalfUp().equals(split.central()))
                ? null
                : split.name() + " has " + split.central() + " of " + subsidy.amount() + " from the central budget");
    }

    /** Of what city and county bear together, the city bears this share. */
    public static Requirement cityShareIs(Rate share) {
        return ofEverySplit((subsidy, split) -> {
            Fen local = split.city().plus(split.county());
            return local.times(share).roundHalfUp().equals(split.city())
                    ? null
                    : split.name() + " has " + split.city() + " of " + local + " from the city";
        });
    }

    /**
     * The contribution is not below this, in the benefit year that begins with the period or in the next: a notice
     * names the year in which it is collected, and regions collect for the year after (S3-01-2a).
     */
    public static Requirement contributionAtLeast(Fen amount) {
        return ofTheYear((financing, year) -> {
            Fen same = amountOf(financing.contributions(), year);
            Fen next = amountOf(financing.contributions(), year + 1);
            Requirement.Seen first = atLeast(same, amount);
            if (first.verdict() == Verdict.PASSES || (same == null && next == null)) {
                return first;
            }
            return next == null
                    ? Requirement.Seen.missing("of the benefit year it is " + same
                            + "; that of the next, for which regions collect, is not known")
                    : atLeast(next, amount);
        });
    }

    /** The contribution of the benefit year that begins with the period is exactly this. */
    public static Requirement contributionIs(Fen amount) {
        return ofTheYear((financing, year) -> {
            Fen found = amountOf(financing.contributions(), year);
            if (found == null) {
                return Requirement.Seen.missing(NO_FIGURE);
            }
            return found.equals(amount) ? Requirement.Seen.passes() : Requirement.Seen.fails("it is " + found);
        });
    }

    /** The budgets share the subsidy like this in the kind of county with the split's name. */
    public static Requirement splitIs(Financing.Split wanted) {
        return ofTheYear((financing, year) -> {
            Financing.Subsidy subsidy = of(financing.subsidies(), year, Function.identity());
            if (subsidy == null || subsidy.splits().isEmpty()) {
                return Requirement.Seen.missing("the package does not say who bears the subsidy of the year");
            }
            for (Financing.Split split : subsidy.splits()) {
                if (split.name().equals(wanted.name())) {
                    return split.equals(wanted)
                            ? Requirement.Seen.passes()
                            : Requirement.Seen.fails("it is %s, %s, %s and %s"
                                    .formatted(split.central(), split.province(), split.city(), split.county()));
                }
            }
            return Requirement.Seen.fails("there is no " + wanted.name());
        });
    }

    /** The premium of critical illness insurance is not below this. */
    public static Requirement premiumAtLeast(Fen amount) {
        return ofTheYear((financing, year) -> atLeast(amountOf(financing.criticalIllnessPremiums(), year), amount));
    }

    /** The premium is at least so much above that of the year before. */
    public static Requirement premiumRisesBy(Fen amount) {
        return ofTheYear((financing, year) -> {
            Fen before = amountOf(financing.criticalIllnessPremiums(), year - 1);
            Fen now = amountOf(financing.criticalIllnessPremiums(), year);
            if (before == null || now == null) {
                return Requirement.Seen.missing(
                        "the package has not both the figure of the year and of the one before");
            }
            return now.minus(before).compareTo(amount) >= 0
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("it was " + before + " and is " + now);
        });
    }

    /** The ordinary deductible of critical illness insurance is at most this share of the income of the year before. */
    public static Requirement deductibleShareOfIncome(Rate share) {
        return (subject, period) -> {
            List<Finding> findings = new ArrayList<>();
            for (PolicyVersion version : subject.versions()) {
                Requirement.common(version.inForce(), period).stream()
                        .flatMap(days -> years(days).stream())
                        .map(days -> shareOfIncome(subject.financing(), version, days, share)
                                .on(days))
                        .forEach(findings::add);
            }
            return findings;
        };
    }

    private static Requirement.Seen shareOfIncome(
            Financing financing, PolicyVersion version, DateRange days, Rate share) {
        Fen deductible = ordinaryDeductible(version);
        if (deductible == null) {
            return Requirement.Seen.missing("the package has no terms of critical illness insurance");
        }
        Fen income = amountOf(financing.incomes(), days.from().getYear());
        if (income == null) {
            return Requirement.Seen.missing("the package does not know the income of the year before");
        }
        return deductible.compareTo(income.times(share).roundHalfUp()) <= 0
                ? Requirement.Seen.passes()
                : Requirement.Seen.fails("it is " + deductible + ", the income " + income);
    }

    /** The same days, cut where a calendar year begins. */
    private static List<DateRange> years(DateRange days) {
        List<DateRange> years = new ArrayList<>();
        LocalDate from = days.from();
        LocalDate until = Objects.requireNonNull(days.until(), "the days of a version end");
        while (from.isBefore(until)) {
            LocalDate next = LocalDate.of(from.getYear() + 1, 1, 1);
            LocalDate end = next.isBefore(until) ? next : until;
            years.add(new DateRange(from, end));
            from = end;
        }
        return years;
    }

    private static @Nullable Fen ordinaryDeductible(PolicyVersion version) {
        return version.criticalIllness() == null
                ? null
                : version.criticalIllness().rows().stream()
                        .filter(row -> row.when().isForEveryCategory())
                        .map(RuleRow::value)
                        .map(terms -> terms.deductible())
                        .max(Fen::compareTo)
                        .orElse(null);
    }

    private interface OfFinancing {
        Requirement.Seen examine(Financing financing, int year);
    }

    private interface OfSplit {
        @Nullable
        String complaint(Financing.Subsidy subsidy, Financing.Split split);
    }

    /** Looks at the year in which the period begins, if the package is in force in it. */
    private static Requirement ofTheYear(OfFinancing requirement) {
        return (subject, period) -> Requirement.common(subject.inForce(), period).stream()
                .map(days -> requirement
                        .examine(subject.financing(), period.from().getYear())
                        .on(days))
                .toList();
    }

    private static Requirement ofEverySplit(OfSplit requirement) {
        return ofTheYear((financing, year) -> {
            Financing.Subsidy subsidy = of(financing.subsidies(), year, Function.identity());
            if (subsidy == null || subsidy.splits().isEmpty()) {
                return Requirement.Seen.missing("the package does not say who bears the subsidy of the year");
            }
            for (Financing.Split split : subsidy.splits()) {
                String complaint = requirement.complaint(subsidy, split);
                if (complaint != null) {
                    return Requirement.Seen.fails(complaint);
                }
            }
            return Requirement.Seen.passes();
        });
    }

    private static Requirement.Seen atLeast(@Nullable Fen found, Fen amount) {
        if (found == null) {
            return Requirement.Seen.missing(NO_FIGURE);
        }
        return found.compareTo(amount) >= 0 ? Requirement.Seen.passes() : Requirement.Seen.fails("it is " + found);
    }

    private static @Nullable Fen subsidyOf(Financing financing, int year) {
        return of(financing.subsidies(), year, Financing.Subsidy::amount);
    }

    private static @Nullable Fen amountOf(List<Cited<Fen>> figures, int year) {
        return of(figures, year, Function.identity());
    }

    private static <T, R> @Nullable R of(List<Cited<T>> figures, int year, Function<T, R> value) {
        R found = null;
        for (Cited<T> figure : figures) {
            if (figure.citation().versionFrom().getYear() == year) {
                found = value.apply(figure.value());
            }
        }
        return found;
    }
}
