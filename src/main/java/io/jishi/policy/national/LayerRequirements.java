package io.jishi.policy.national;

import io.jishi.policy.model.AdditionalAssistanceTerms;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.Content;
import io.jishi.policy.model.ExtraLayer;
import io.jishi.policy.model.InpatientPolicy;
import io.jishi.policy.model.MedicalAssistanceTerms;
import io.jishi.policy.model.PolicyPackage;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.policy.model.Provision;
import io.jishi.policy.model.RuleRow;
import io.jishi.policy.model.RuleTable;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.money.Rate;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What is demanded of the layers and of how they stand to each other. */
public final class LayerRequirements {

    private static final String NO_STAYS = "the package has no terms of stays";
    private static final String NO_ASSISTANCE = "the package has no terms of medical assistance";

    private LayerRequirements() {}

    /** The pooling fund pays everybody alike. */
    public static Requirement.OfEachVersion basicBenefitIsBlindToCategories() {
        return version -> {
            InpatientPolicy inpatient = version.inpatient();
            if (inpatient == null) {
                return Requirement.Seen.missing(NO_STAYS);
            }
            String asks = firstOf(
                    asks("inpatient.terms", inpatient.terms()),
                    asks("inpatient.firstPay", inpatient.firstPay()),
                    asks("inpatient.floor", inpatient.floor()),
                    version.outpatientPooling() == null
                            ? null
                            : asks(
                                    "outpatientPooling.visitCap",
                                    version.outpatientPooling().visitCap()));
            return asks == null ? Requirement.Seen.passes() : Requirement.Seen.fails(asks);
        };
    }

    private static @Nullable String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null) {
                return text;
            }
        }
        return null;
    }

    private static @Nullable String asks(String name, @Nullable RuleTable<?> table) {
        if (table == null) {
            return null;
        }
        List<? extends RuleRow<?>> rows = table.rows();
        int[] asking = IntStream.range(0, rows.size())
                .filter(i -> !rows.get(i).when().isForEveryCategory())
                .toArray();
        return asking.length == 0
                ? null
                : "%d rows of %s ask for a category, the first is row %d, %s"
                        .formatted(
                                asking.length,
                                name,
                                asking[0] + 1,
                                sorted(rows.get(asking[0]).when().categories()));
    }

    /** No legacy layer pays. */
    public static Requirement.OfEachVersion noExtraLayer() {
        return version -> version.extraLayers().isEmpty()
                ? Requirement.Seen.passes()
                : Requirement.Seen.fails("layers still pay: " + names(version));
    }

    /** No layer pays what the catalogue does not cover. */
    public static Requirement.OfEachVersion nothingOutsideTheCatalogue() {
        return version -> version.extraLayers().stream()
                        .allMatch(layer -> layer.nonCoveredRate().equals(Rate.NONE))
                ? Requirement.Seen.passes()
                : Requirement.Seen.fails("layers pay the non-covered expense: " + names(version));
    }

    /** The same, but for layers that are recorded and switched off: what the region did with them is not known. */
    public static Requirement unlessRecorded(Requirement.OfEachVersion requirement) {
        return (subject, period) -> requirement.examine(subject, period).stream()
                .map(finding -> finding.verdict() == Verdict.PASSES
                                && hasLayersSwitchedOff(subject, finding.when().from())
                        ? new Finding(
                                finding.when(),
                                Verdict.CANNOT_BE_CHECKED,
                                "layers are recorded and switched off; whether they paid is not known")
                        : finding)
                .toList();
    }

    private static boolean hasLayersSwitchedOff(PolicyPackage subject, LocalDate day) {
        int recorded = subject.text().provisions().stream()
                .filter(provision -> provision.parameter().equals("extraLayers") && provision.isIn(day))
                .map(Provision::content)
                .filter(Objects::nonNull)
                .mapToInt(content -> content.members().get("layers") instanceof Content.Items layers
                        ? layers.items().size()
                        : 0)
                .sum();
        int paying =
                subject.on(day).map(version -> version.extraLayers().size()).orElse(0);
        return recorded > paying;
    }

    private static List<String> names(PolicyVersion version) {
        return version.extraLayers().stream().map(ExtraLayer::name).toList();
    }

    /** The category has a row in medical assistance, beside the two tiers that are for everybody. */
    public static Requirement.OfEachVersion inAllLayers(AssistanceCategory category) {
        return version -> {
            if (version.inpatient() == null) {
                return Requirement.Seen.missing(NO_STAYS);
            }
            if (version.criticalIllness() == null) {
                return Requirement.Seen.missing("the package has no terms of critical illness insurance");
            }
            if (version.medicalAssistance() == null) {
                return Requirement.Seen.missing(NO_ASSISTANCE);
            }
            return assisted(version.medicalAssistance()).contains(category)
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("medical assistance has no row for " + category);
        };
    }

    /** The package has terms of medical assistance at all. */
    public static Requirement.OfEachVersion assistanceIsThere() {
        return version -> version.medicalAssistance() == null
                ? Requirement.Seen.missing(NO_ASSISTANCE)
                : Requirement.Seen.passes();
    }

    /** Medical assistance leaves the category something to bear. */
    public static Requirement.OfEachVersion bearsSomething(AssistanceCategory category) {
        return version -> {
            RuleTable<MedicalAssistanceTerms> table = version.medicalAssistance();
            if (table == null) {
                return Requirement.Seen.missing(NO_ASSISTANCE);
            }
            if (version.globalMaximum() != null
                    && version.globalMaximum().value().rate().compareTo(Rate.FULL) < 0) {
                return Requirement.Seen.passes();
            }
            boolean nothing = table.rows().stream()
                    .filter(row -> row.when().isForEveryCategory()
                            || row.when().categories().contains(category))
                    .anyMatch(row -> row.value().rate().equals(Rate.FULL)
                            && row.value().deductible().isZero());
            return nothing
                    ? Requirement.Seen.fails("medical assistance pays all that is left to " + category)
                    : Requirement.Seen.passes();
        };
    }

    /** Additional assistance is for people whom medical assistance is for. */
    public static Requirement.OfEachVersion additionalAssistanceIsForTheAssisted() {
        return version -> {
            Cited<AdditionalAssistanceTerms> terms = version.additionalAssistance();
            if (terms == null) {
                return Requirement.Seen.missing("the package has no additional assistance");
            }
            Set<AssistanceCategory> others = new HashSet<>(terms.value().categories());
            RuleTable<MedicalAssistanceTerms> table = version.medicalAssistance();
            if (table != null) {
                others.removeAll(assisted(table));
            }
            return others.isEmpty()
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("medical assistance has no row for " + sorted(others));
        };
    }

    /** A stay without a filing loses these points. */
    public static Requirement.OfEachVersion unreferredPointsAre(Rate points) {
        return version -> {
            InpatientPolicy inpatient = version.inpatient();
            if (inpatient == null) {
                return Requirement.Seen.missing(NO_STAYS);
            }
            Cited<Rate> reduction = inpatient.unreferredReduction();
            return reduction != null && reduction.value().equals(points)
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails(
                            reduction == null ? "no points are lost" : "the points lost are " + reduction.value());
        };
    }

    /** A referral out of the county should go to a hospital of this grade at least. */
    public static Requirement.OfEachVersion referralGradeIs(Grade grade) {
        return version -> {
            Cited<Grade> minimum = version.referralMinimumGrade();
            if (minimum == null) {
                return Requirement.Seen.missing("the package does not say to which hospitals people are referred");
            }
            return minimum.value() == grade
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.fails("it is " + minimum.value());
        };
    }

    /** The care type is served. */
    public static Requirement.OfEachVersion served(CareType careType) {
        return version -> {
            boolean served = switch (careType) {
                case INPATIENT -> version.inpatient() != null;
                case OUTPATIENT -> version.outpatientPooling() != null;
                case OUTPATIENT_TWO_DISEASE -> version.twoDisease() != null;
                case OUTPATIENT_CHRONIC -> version.chronic() != null;
            };
            return served
                    ? Requirement.Seen.passes()
                    : Requirement.Seen.missing("the package has no terms of " + careType + " in these days");
        };
    }

    /** No credit is booked on personal accounts; whoever does not speak of them has none. */
    public static Requirement.OfEachVersion noAccountCredits() {
        return version -> version.personalAccount().acceptsCredits()
                ? Requirement.Seen.fails("credits are booked on personal accounts")
                : Requirement.Seen.passes();
    }

    /** What the form of a package rules out, and what no package can show. */
    public static Requirement.OfEachVersion always(Verdict verdict, String detail) {
        return version -> new Requirement.Seen(verdict, detail);
    }

    private static Set<AssistanceCategory> assisted(RuleTable<MedicalAssistanceTerms> table) {
        Set<AssistanceCategory> assisted = new HashSet<>();
        for (RuleRow<MedicalAssistanceTerms> row : table.rows()) {
            assisted.addAll(
                    row.when().isForEveryCategory()
                            ? Set.of(AssistanceCategory.values())
                            : row.when().categories());
        }
        return assisted;
    }

    private static List<AssistanceCategory> sorted(Set<AssistanceCategory> categories) {
        return categories.stream().sorted().toList();
    }
}
