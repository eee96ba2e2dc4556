package io.jishi.support;

import io.jishi.shared.time.DateRange;
import io.jishi.support.InsuredPerson.Channel;
import io.jishi.support.InsuredPerson.Filing;
import io.jishi.support.InsuredPerson.FilingKind;
import io.jishi.support.InsuredPerson.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Filings of the demo's people: about one in twenty has one for treatment elsewhere, about one in thirty one for a
 * chronic disease. A filing names a provider, or a place, or neither, as its kind does in life; an emergency is filed
 * after the fact, everything else before it; a few were withdrawn.
 */
final class DemoFilings {
    private static final int ELSEWHERE_PER_THOUSAND = 50;
    private static final int CHRONIC_PER_THOUSAND = 40;
    private static final int WITHDRAWN_PER_THOUSAND = 30;
    private static final LocalDate CHRONIC_IF_BORN_BEFORE = LocalDate.of(2000, 1, 1);
    private static final LocalDate FILED_UNTIL = LocalDate.of(2022, 10, 1);

    /** The diseases that have a quota in the policy package of the region. */
    private static final List<String> DISEASES = List.of(
            "CORONARY_HEART_DISEASE",
            "CEREBROVASCULAR_SEQUELAE",
            "CHRONIC_OBSTRUCTIVE_PULMONARY_DISEASE",
            "CHRONIC_HEPATITIS",
            "RHEUMATOID_ARTHRITIS",
            "SEVERE_MENTAL_DISORDER",
            "MALIGNANT_TUMOUR",
            "UREMIA_DIALYSIS");

    private static final List<FilingKind> ELSEWHERE = List.of(
            FilingKind.REFERRAL,
            FilingKind.REFERRAL,
            FilingKind.REFERRAL,
            FilingKind.LONG_TERM_RESIDENT,
            FilingKind.TEMPORARY,
            FilingKind.EMERGENCY);

    private final List<DemoProvider> hospitals;
    private final Draw draw;

    /**
     * Filings drawn one after the other.
     *
     * @param hospitals those that patients are referred to
     */
    DemoFilings(List<DemoProvider> hospitals, Draw draw) {
        this.hospitals = List.copyOf(hospitals);
        this.draw = draw;
    }

    /** A referral to any provider anywhere, from 2019-10-01 to 2020-12-31, made at the window the day before. */
    List<Filing> openReferral() {
        DateRange valid = new DateRange(LocalDate.of(2019, 10, 1), LocalDate.of(2021, 1, 1));
        Instant filedAt = draw.officeHour(valid.from().minusDays(1));
        Purpose purpose = new Purpose(FilingKind.REFERRAL, null, null, null);
        return List.of(new Filing(draw.id(filedAt), purpose, Channel.WINDOW, valid, filedAt, null));
    }

    /** The filings of somebody who was born and covered on these days; none for most people. */
    List<Filing> drawn(LocalDate birthDate, LocalDate coveredFrom) {
        List<Filing> filings = new ArrayList<>();
        if (draw.happens(ELSEWHERE_PER_THOUSAND)) {
            filings.add(elsewhere(draw.oneOf(ELSEWHERE), draw.day(coveredFrom, FILED_UNTIL)));
        }
        if (birthDate.isBefore(CHRONIC_IF_BORN_BEFORE) && draw.happens(CHRONIC_PER_THOUSAND)) {
            filings.add(disease(draw.day(coveredFrom, FILED_UNTIL)));
        }
        return filings;
    }

    private Filing elsewhere(FilingKind kind, LocalDate from) {
        return switch (kind) {
            case REFERRAL -> filed(referral(), new DateRange(from, from.plusDays(draw.between(30, 366))));
            case LONG_TERM_RESIDENT -> filed(toPlace(kind), new DateRange(from, longTermEnd(from)));
            case TEMPORARY -> filed(toPlace(kind), new DateRange(from, from.plusMonths(draw.between(3, 7))));
            case EMERGENCY -> filed(toProvider(kind), new DateRange(from, from.plusDays(draw.between(10, 31))));
            case DISEASE -> throw new IllegalArgumentException("a disease filing is not for a place");
        };
    }

    private Filing disease(LocalDate from) {
        LocalDate until = draw.happens(300) ? from.plusYears(2) : null;
        return filed(new Purpose(FilingKind.DISEASE, draw.oneOf(DISEASES), null, null), new DateRange(from, until));
    }

    private Purpose referral() {
        return draw.happens(250) ? new Purpose(FilingKind.REFERRAL, null, null, null) : toProvider(FilingKind.REFERRAL);
    }

    private Purpose toProvider(FilingKind kind) {
        DemoProvider hospital = draw.oneOf(hospitals);
        return new Purpose(kind, null, hospital.treatmentRegion(), hospital.code());
    }

    private Purpose toPlace(FilingKind kind) {
        return new Purpose(kind, null, draw.oneOf(DemoRegion.ELSEWHERE), null);
    }

    private @Nullable LocalDate longTermEnd(LocalDate from) {
        return draw.happens(600) ? null : from.plusYears(draw.between(1, 4));
    }

    private Filing filed(Purpose purpose, DateRange valid) {
        boolean emergency = purpose.kind() == FilingKind.EMERGENCY;
        Instant filedAt = draw.officeHour(valid.from().plusDays(emergency ? draw.between(0, 4) : -draw.between(1, 6)));
        Channel channel = draw.oneOf(List.of(Channel.values()));
        boolean withdrawn = draw.happens(WITHDRAWN_PER_THOUSAND);
        Instant withdrawnAt = withdrawn ? filedAt.plus(Duration.ofDays(draw.between(1, 10))) : null;
        return new Filing(draw.id(filedAt), purpose, channel, valid, filedAt, withdrawnAt);
    }
}
