package io.jishi.policy.model;

import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.time.DateRange;
import io.jishi.shared.time.YearStart;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is in force for one scheme of one pooling region between two dates on which something changes.
 * A part that is null does not exist then; the benefit core answers with the name of what is missing.
 */
public record PolicyVersion(
        PackageIdentity identity,
        DateRange inForce,
        Geography geography,
        Set<ProviderAttribute> providerNeeds,
        MonthDay yearStart,
        @Nullable InpatientPolicy inpatient,
        @Nullable RuleTable<CriticalIllnessTerms> criticalIllness,
        @Nullable Cited<BaseComposition> criticalIllnessBase,
        List<ExtraLayer> extraLayers,
        @Nullable RuleTable<MedicalAssistanceTerms> medicalAssistance,
        @Nullable Cited<AdditionalAssistanceTerms> additionalAssistance,
        @Nullable Cited<Portion> globalMaximum,
        @Nullable OutpatientPoolingPolicy outpatientPooling,
        @Nullable TwoDiseasePolicy twoDisease,
        @Nullable ChronicPolicy chronic,
        @Nullable Cited<Grade> referralMinimumGrade,
        PersonalAccountPolicy personalAccount) {

    /** Copies its collections. */
    public PolicyVersion {
        providerNeeds = Set.copyOf(providerNeeds);
        extraLayers = List.copyOf(extraLayers);
    }

    /** First day of the benefit year that contains the day. */
    public LocalDate yearStartOf(LocalDate day) {
        return YearStart.onOrBefore(day, yearStart);
    }

    /** The diseases that this version has terms for, or empty if the care type has no diseases. */
    public Optional<Set<String>> diseasesOf(CareType careType) {
        Map<String, ?> byDisease = null;
        if (careType == CareType.OUTPATIENT_TWO_DISEASE && twoDisease != null) {
            byDisease = twoDisease.yearCaps().value();
        } else if (careType == CareType.OUTPATIENT_CHRONIC && chronic != null) {
            byDisease = chronic.quotas().value();
        }
        return Optional.ofNullable(byDisease).map(Map::keySet);
    }

    /** The attributes that the package needs and these facts lack, in the order of the enum. */
    public List<ProviderAttribute> missingFrom(ProviderFacts provider) {
        return providerNeeds.stream()
                .filter(attribute -> !attribute.isPresentIn(provider))
                .sorted()
                .toList();
    }
}
