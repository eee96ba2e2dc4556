package io.jishi.settlement.filing;

import io.jishi.coverage.model.Coverage;
import io.jishi.filing.model.FilingKind;
import io.jishi.policy.PolicyAnswer;
import io.jishi.policy.PolicyBook;
import io.jishi.policy.model.Cited;
import io.jishi.policy.model.PolicyVersion;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.RequestFault;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.reason.Reason;
import io.jishi.shared.time.DateRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands in the way of a filing, in the order in which it is answered, and what a filing is warned of. */
@ApplicationScoped
class FilingChecks {

    private final PolicyBook book;
    private final FilingConfiguration configuration;

    FilingChecks(PolicyBook book, FilingConfiguration configuration) {
        this.book = book;
        this.configuration = configuration;
    }

    /**
     * What a filing was looked up with.
     *
     * @param coverage of the person
     * @param hospital the receiving one; null if none is named
     */
    record Ground(Coverage coverage, @Nullable DesignatedProvider hospital) {}

    /** The first thing that refuses the request; empty if nothing does. */
    Optional<FilingOutcome> refusal(FilingRequest request, Ground ground) {
        return reason(request, ground)
                .<FilingOutcome>map(FilingOutcome.Rejected::new)
                .or(() -> unknownDisease(request, ground));
    }

    private Optional<Reason> reason(FilingRequest request, Ground ground) {
        DesignatedProvider hospital = ground.hospital();
        if (!ground.coverage().isRegistered()) {
            return Optional.of(Reason.PERSON_UNKNOWN);
        }
        if (hospital != null && !hospital.isDesignated()) {
            return Optional.of(Reason.RECEIVING_HOSPITAL_NOT_DESIGNATED);
        }
        String place = request.treatmentRegion();
        if (hospital != null && place != null && !place.equals(hospital.treatmentRegion())) {
            return Optional.of(Reason.RECEIVING_HOSPITAL_ELSEWHERE);
        }
        return isTooLong(request) ? Optional.of(Reason.FILING_TOO_LONG) : Optional.empty();
    }

    private boolean isTooLong(FilingRequest request) {
        DateRange valid = request.valid();
        LocalDate until = valid.until();
        boolean lasting = request.kind() == FilingKind.LONG_TERM_RESIDENT || request.kind() == FilingKind.DISEASE;
        int maximum = lasting ? configuration.lastingDaysMaximum() : configuration.stayDaysMaximum();
        return until != null && ChronoUnit.DAYS.between(valid.from(), until) > maximum;
    }

    /** A disease that no package of the region knows on the first day is misspelt: no bill would ever find it. */
    private Optional<FilingOutcome> unknownDisease(FilingRequest request, Ground ground) {
        String disease = request.disease();
        if (disease == null) {
            return Optional.empty();
        }
        List<Set<String>> known = versions(request, ground)
                .map(version -> version.diseasesOf(CareType.OUTPATIENT_CHRONIC))
                .flatMap(Optional::stream)
                .toList();
        if (known.isEmpty() || known.stream().anyMatch(diseases -> diseases.contains(disease))) {
            return Optional.empty();
        }
        return Optional.of(new FilingOutcome.Refused(new RequestFault(
                RequestFault.Kind.INCOMPLETE, "disease", "the package of the region does not know it")));
    }

    /**
     * The grade of the receiving hospital of a referral out of the county, against the one that the policy asks for in
     * principle (S3-03-1a). A referral inside the county has no such rule.
     */
    List<FilingWarning> warnings(FilingRequest request, Ground ground) {
        DesignatedProvider hospital = ground.hospital();
        boolean outward = request.kind() == FilingKind.REFERRAL
                && hospital != null
                && !hospital.treatmentRegion().equals(ground.coverage().county());
        if (hospital == null || !outward) {
            return List.of();
        }
        return versions(request, ground)
                .map(version -> Optional.ofNullable(version.referralMinimumGrade()))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(minimum -> warning(hospital.grade(), minimum))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<FilingWarning> warning(@Nullable Grade grade, Cited<Grade> minimum) {
        if (grade == null) {
            return Optional.of(new FilingWarning(
                    FilingWarning.Code.RECEIVING_HOSPITAL_GRADE_UNKNOWN, minimum.value(), null, minimum.citation()));
        }
        return grade.isBelow(minimum.value())
                ? Optional.of(new FilingWarning(
                        FilingWarning.Code.RECEIVING_HOSPITAL_BELOW_GRADE, minimum.value(), grade, minimum.citation()))
                : Optional.empty();
    }

    /** A filing names no scheme: the rules of every scheme of the county on its first day. */
    private Stream<PolicyVersion> versions(FilingRequest request, Ground ground) {
        return Arrays.stream(Scheme.values())
                .map(scheme -> book.inForce(
                        ground.coverage().county(), scheme, request.valid().from()))
                .filter(PolicyAnswer.InForce.class::isInstance)
                .map(answer -> ((PolicyAnswer.InForce) answer).version());
    }
}
