package io.jishi.filing.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jishi.shared.code.ReferralStatus;
import io.jishi.shared.time.DateRange;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which filing covers a stay, and what the stay is then. */
class FilingsTest {

    private static final Filing.Stay STAY =
            new Filing.Stay(LocalDate.of(2019, 11, 1), LocalDate.of(2019, 11, 12), "610113", "H1");

    @Test
    void withoutAFilingAStayIsNotFiled() {
        assertEquals(ReferralStatus.NOT_FILED, of().statusFor(STAY));
        assertEquals(Optional.empty(), of().covering(STAY));
    }

    @Test
    void aReferralComesBeforeEveryOtherKind() {
        Filing resident = filing("1", FilingKind.LONG_TERM_RESIDENT);
        Filing emergency = filing("2", FilingKind.EMERGENCY);
        Filing temporary = filing("3", FilingKind.TEMPORARY);
        Filing referral = filing("4", FilingKind.REFERRAL);
        assertCovers(resident, ReferralStatus.LONG_TERM_RESIDENT, resident);
        assertCovers(emergency, ReferralStatus.EMERGENCY, resident, emergency);
        assertCovers(temporary, ReferralStatus.FILED, resident, emergency, temporary);
        assertCovers(referral, ReferralStatus.FILED, resident, emergency, temporary, referral);
    }

    @Test
    void ofSeveralOfOneKindTheFirstThatWasFiledCovers() {
        Filing first = filing("1", FilingKind.REFERRAL);
        assertCovers(first, ReferralStatus.FILED, filing("2", FilingKind.REFERRAL), first);
    }

    @Test
    void aFilingForAnotherPlaceOrHospitalIsPassedOver() {
        Filing elsewhere = filing("1", FilingKind.REFERRAL, "610102", null);
        Filing other = filing("2", FilingKind.REFERRAL, null, "H2");
        Filing right = filing("3", FilingKind.EMERGENCY, "610113", "H1");
        assertCovers(right, ReferralStatus.EMERGENCY, elsewhere, other, right);
    }

    @Test
    void aDiseaseFilingCoversNoStay() {
        Filing disease = new Filing("1", FilingKind.DISEASE, "UREMIA", null, null, days("2019-01-01", null));
        assertEquals(Optional.empty(), of(disease).covering(STAY));
        assertEquals(Optional.of(disease), of(disease).ofDisease("UREMIA", LocalDate.of(2019, 11, 12)));
        assertEquals(Optional.empty(), of(disease).ofDisease("OTHER", LocalDate.of(2019, 11, 12)));
    }

    @Test
    void theDaysOfAFilingMeetThoseOfTheStay() {
        assertEquals(ReferralStatus.NOT_FILED, statusOf("2019-10-01", "2019-11-01"));
        assertEquals(ReferralStatus.FILED, statusOf("2019-10-01", "2019-11-02"));
        assertEquals(ReferralStatus.FILED, statusOf("2019-11-12", "2019-11-13"));
        assertEquals(ReferralStatus.NOT_FILED, statusOf("2019-11-13", "2019-11-14"));
    }

    private static ReferralStatus statusOf(String from, String until) {
        return of(new Filing("1", FilingKind.TEMPORARY, null, null, null, days(from, until)))
                .statusFor(STAY);
    }

    private static void assertCovers(Filing expected, ReferralStatus status, Filing... filings) {
        assertEquals(Optional.of(expected), of(filings).covering(STAY));
        assertEquals(status, of(filings).statusFor(STAY));
    }

    private static Filings of(Filing... filings) {
        return new Filings(1, Arrays.asList(filings));
    }

    private static Filing filing(String id, FilingKind kind) {
        return filing(id, kind, null, null);
    }

    private static Filing filing(String id, FilingKind kind, @Nullable String place, @Nullable String provider) {
        return new Filing(id, kind, null, place, provider, days("2019-01-01", null));
    }

    private static DateRange days(String from, @Nullable String until) {
        return new DateRange(LocalDate.parse(from), until == null ? null : LocalDate.parse(until));
    }
}
