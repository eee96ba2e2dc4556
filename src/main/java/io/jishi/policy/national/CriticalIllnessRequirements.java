package io.jishi.policy.national;

import io.jishi.policy.model.Bands;
import io.jishi.policy.model.CriticalIllnessTerms;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.RuleKey;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.money.Fen;
import io.jishi.shared.money.Rate;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What is demanded of critical illness insurance. */
public final class CriticalIllnessRequirements {

    private static final Fen ONE_YUAN = Fen.of(100);

    private CriticalIllnessRequirements() {}

    /** No band of anybody pays less than the rate. */
    public static Requirement.OfEachVersion rateAtLeast(Rate rate) {
        return version -> forEach(
                version,
                Set.of(),
                (ordinary, same) -> lowest(ordinary.rate()).compareTo(rate) < 0
                        ? "a band pays " + lowest(ordinary.rate()) + ", less than " + rate
                        : null);
    }

    /** The category's deductible is at most this share of the ordinary one; it may be rounded to the yuan. */
    public static Requirement.OfEachVersion deductibleShare(AssistanceCategory category, Rate share) {
        return version -> forEach(version, Set.of(category), (ordinary, group) -> {
            Fen most = ordinary.deductible().times(share).roundHalfUp();
            Fen rounded = Fen.of((most.value() + ONE_YUAN.value() - 1) / ONE_YUAN.value() * ONE_YUAN.value());
            return group.deductible().compareTo(rounded) > 0
                    ? "the deductible is " + group.deductible() + ", the ordinary one " + ordinary.deductible()
                    : null;
        });
    }

    /** At every amount the category's rate is so many points above the ordinary one, or everything is paid. */
    public static Requirement.OfEachVersion ratePoints(AssistanceCategory category, Rate points) {
        return version -> forEach(version, Set.of(category), (ordinary, group) -> {
            for (Fen amount : thresholds(ordinary.rate(), group.rate())) {
                Rate usual = ordinary.rate().rateAt(amount);
                Rate theirs = group.rate().rateAt(amount);
                long wanted = Math.min(usual.millionths() + points.millionths(), Rate.FULL.millionths());
                if (theirs.millionths() < wanted) {
                    return "above " + amount + " the rate is " + theirs + ", the ordinary one " + usual;
                }
            }
            return null;
        });
    }

    /** The category has no cap. */
    public static Requirement.OfEachVersion withoutCap(AssistanceCategory category) {
        return version -> forEach(
                version,
                Set.of(category),
                (ordinary, group) -> group.cap() == null ? null : "a year pays at most " + group.cap());
    }

    /** The category is better off in something; {@code ifAbsent} is the verdict where nothing is said of anybody. */
    public static Requirement.OfEachVersion tilted(AssistanceCategory category, Verdict ifAbsent) {
        return version -> {
            RuleTable<CriticalIllnessTerms> table = version.criticalIllness();
            if (table != null
                    && ifAbsent == Verdict.CANNOT_BE_CHECKED
                    && table.rows().stream()
                            .noneMatch(row -> row.when().categories().contains(category))) {
                return Requirement.Seen.missing("the package has no terms for " + category + " in these days");
            }
            return forEach(
                    version,
                    Set.of(category),
                    (ordinary, group) -> group.equals(ordinary) ? "the terms are the ordinary ones" : null);
        };
    }

    /** The terms are these; a null cap is none. */
    public static Requirement.OfEachVersion termsAre(
            Set<AssistanceCategory> categories, Fen deductible, Rate rate, @Nullable Fen cap) {
        return version -> {
            for (AssistanceCategory category : categories) {
                Requirement.Seen seen = termsAre(version, Set.of(category), deductible, rate, cap);
                if (seen.verdict() != Verdict.PASSES) {
                    return new Requirement.Seen(seen.verdict(), category + ": " + seen.detail());
                }
            }
            return categories.isEmpty()
                    ? termsAre(version, Set.of(), deductible, rate, cap)
                    : Requirement.Seen.passes();
        };
    }

    private static Requirement.Seen termsAre(
            PolicyVersion version, Set<AssistanceCategory> categories, Fen deductible, Rate rate, @Nullable Fen cap) {
        return forEach(version, categories, (ordinary, group) -> {
            boolean same = group.deductible().equals(deductible)
                    && group.rate().equals(Bands.flat(rate))
                    && Objects.equals(group.cap(), cap);
            return same
                    ? null
                    : "deductible " + group.deductible() + ", rate "
                            + group.rate().bands() + ", cap " + group.cap();
        });
    }

    /** Asks of the ordinary terms and those of the categories in every situation; the first complaint is the detail. */
    private static Requirement.Seen forEach(
            PolicyVersion version,
            Set<AssistanceCategory> categories,
            BiFunction<CriticalIllnessTerms, CriticalIllnessTerms, @Nullable String> complaint) {
        RuleTable<CriticalIllnessTerms> table = version.criticalIllness();
        if (table == null) {
            return Requirement.Seen.missing("the package has no terms of critical illness insurance");
        }
        for (RuleKey key : table.situations(Set.of()).toList()) {
            CriticalIllnessTerms ordinary = best(table, key);
            CriticalIllnessTerms group =
                    best(table, new RuleKey(key.location(), key.provider(), key.referral(), categories, key.total()));
            if (ordinary == null || group == null) {
                return Requirement.Seen.missing("not everybody has terms");
            }
            String found = complaint.apply(ordinary, group);
            if (found != null) {
                return Requirement.Seen.fails(found);
            }
        }
        return Requirement.Seen.passes();
    }

    private static @Nullable CriticalIllnessTerms best(RuleTable<CriticalIllnessTerms> table, RuleKey key) {
        return table.all(key).stream()
                .map(RuleRow::value)
                .reduce(CriticalIllnessTerms::bestOf)
                .orElse(null);
    }

    private static Rate lowest(Bands bands) {
        return bands.bands().stream().map(Bands.Band::rate).min(Rate::compareTo).orElse(Rate.NONE);
    }

    private static Set<Fen> thresholds(Bands one, Bands other) {
        Set<Fen> thresholds = new TreeSet<>();
        one.bands().forEach(band -> thresholds.add(band.over()));
        other.bands().forEach(band -> thresholds.add(band.over()));
        return thresholds;
    }
}
