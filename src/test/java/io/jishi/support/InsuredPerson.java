package io.jishi.support;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything on record about a person of the demo, in the words of the tables it is copied into.
 *
 * @param demo the person as the outside knows them
 * @param birthDate the date that is also part of the identity number
 * @param covers at least one
 * @param assistance in no order
 * @param filings in no order
 */
record InsuredPerson(
        DemoPerson demo, LocalDate birthDate, List<Cover> covers, List<Assistance> assistance, List<Filing> filings) {

    InsuredPerson {
        covers = List.copyOf(covers);
        assistance = List.copyOf(assistance);
        filings = List.copyOf(filings);
    }

    /** How somebody came into the scheme, which decides whether there is a waiting period. */
    enum Enrolment {
        IN_WINDOW,
        AFTER_EMPLOYEE_COVER,
        NEWBORN,
        RURAL_LOW_INCOME,
        OTHER_EXEMPT,
        LATE
    }

    /** What can be filed for a person. */
    enum FilingKind {
        REFERRAL,
        LONG_TERM_RESIDENT,
        TEMPORARY,
        EMERGENCY,
        DISEASE
    }

    /** How a filing reached the office. */
    enum Channel {
        WINDOW,
        PHONE,
        NETWORK
    }

    /**
     * A spell of cover.
     *
     * @param enrolledOn day of the contribution
     * @param benefitsFrom the end of the waiting period; the first day of the spell where there is none
     */
    record Cover(
            Scheme scheme,
            DateRange valid,
            LocalDate enrolledOn,
            EnrolmentBasis basis,
            Enrolment enrolment,
            LocalDate benefitsFrom) {}

    /** A spell of an assistance category. */
    record Assistance(AssistanceCategory category, DateRange valid) {}

    /**
     * What a filing is for.
     *
     * @param disease of a disease filing, else null
     * @param treatmentRegion the place it is for; null: anywhere
     * @param providerCode the provider it is for; null: any
     */
    record Purpose(
            FilingKind kind,
            @Nullable String disease,
            @Nullable String treatmentRegion,
            @Nullable String providerCode) {}

    /**
     * A filing.
     *
     * @param withdrawnAt null while it stands
     */
    record Filing(
            String filingId,
            Purpose purpose,
            Channel channel,
            DateRange valid,
            Instant filedAt,
            @Nullable Instant withdrawnAt) {}
}
