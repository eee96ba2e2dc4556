package io.jishi.api;

import static io.jishi.support.FilingClient.referral;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.DemoProvider;
import io.jishi.support.FilingClient;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a filing does to a pending bill, and what it leaves as it is. Uses the spare people 420 to 439. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class FilingApiTest {

    // 60,000.00 eligible outside the county in a class-1 hospital of the region, calculation rules, section 3
    private static final Map<String, String> UNREFERRED =
            Map.of("poolingFund", "26550.00", "unreferredReduction", "8850.00", "outOfPocket", "22500.00");
    private static final Map<String, String> REFERRED =
            Map.of("poolingFund", "35400.00", "unreferredReduction", "0.00", "outOfPocket", "13650.00");

    private final DemoData data = GatewayServers.data();
    private final DemoProvider cityHospital = data.cityHospital();
    private final GatewayClient city = GatewayClient.of(cityHospital);
    private final FilingClient county = FilingClient.of(data.countyHospital());
    private final FilingClient receiving = FilingClient.of(cityHospital);

    @Test
    void aFilingIsAnsweredWithAllThatItSays() {
        DemoPerson person = data.spare(420);
        Answer filed = county.file(referral(person, cityHospital).text("treatmentRegion", "141002"))
                .expect(201);
        String id = filed.at("filingId");
        assertEquals("/v1/filings/" + id, filed.header("Location").orElse(""));
        for (Answer answer : List.of(filed, county.find(id).expect(200))) {
            assertEquals("REFERRAL", answer.at("kind"));
            assertEquals("WINDOW", answer.at("channel"));
            assertEquals(person.personId(), answer.at("personId"));
            assertEquals(cityHospital.code(), answer.at("providerCode"));
            assertEquals("141002", answer.at("treatmentRegion"));
            assertEquals("2019-11-01", answer.at("validFrom"));
            assertEquals("2020-01-01", answer.at("validUntil"));
            assertEquals(data.countyHospital().code(), answer.at("filedBy"));
            assertEquals(filed.at("filedAt"), answer.at("filedAt"));
            assertFalse(answer.json().has("withdrawnAt"), answer::text);
            assertEquals("[]", answer.json().path("usedBy").toString());
        }
        assertEquals("[]", filed.json().path("warnings").toString());
    }

    @Test
    void aFilingMadeBeforeTheSettlementRemovesTheReduction() {
        DemoPerson person = data.spare(421);
        Body stay = stay(person);
        assertEquals("true", city.preview(stay).amounts(UNREFERRED).at("unreferred.filingNowRemovesIt"));
        String id = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        assertEquals("FILED", city.preview(stay).amounts(REFERRED).at("referral"));
        Answer bill = city.settled(stay).amounts(REFERRED);
        assertEquals(List.of(bill.settlementId()), county.usesOf(id));
        Answer explained = city.get("/v1/settlements/" + bill.settlementId() + "/explanation");
        assertEquals(
                "[\"" + id + "\"]", explained.expect(200).json().path("filings").toString());
    }

    @Test
    void aCancelledBillNoLongerUsesItsFiling() {
        DemoPerson person = data.spare(422);
        String id = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        Body stay = stay(person);
        Answer first = city.settled(stay);
        String cancellation =
                city.cancel(unique("key"), first.settlementId()).expect(200).settlementId();
        assertEquals(List.of(), county.usesOf(id));
        assertEquals(
                "[\"" + id + "\"]",
                city.get("/v1/settlements/" + cancellation + "/explanation")
                        .json()
                        .path("filings")
                        .toString());
        Answer again = city.settled(stay.raw("fees.total", "59999.99"));
        assertEquals(List.of(again.settlementId()), county.usesOf(id));
    }

    @Test
    void eachKindCoversAStayInItsOwnWay() {
        DemoPerson person = data.spare(423);
        Body temporary = referral(person, cityHospital).text("kind", "TEMPORARY");
        Body emergency = referral(person, cityHospital).text("kind", "EMERGENCY");
        Body resident = referral(person, cityHospital)
                .text("kind", "LONG_TERM_RESIDENT")
                .without("providerCode")
                .without("validUntil")
                .text("channel", "NETWORK");
        assertStatus("LONG_TERM_RESIDENT", person, resident);
        assertStatus("EMERGENCY", person, emergency.text("channel", "PHONE"));
        assertStatus("FILED", person, temporary);
    }

    private void assertStatus(String status, DemoPerson person, Body filing) {
        Answer filed = county.file(filing).expect(201);
        assertEquals(status, city.preview(stay(person)).amounts(REFERRED).at("referral"));
        assertEquals(filing.toString().contains("validUntil"), filed.json().has("validUntil"));
    }

    @Test
    void aFilingForAnotherHospitalPlaceOrTimeChangesNothing() {
        DemoPerson person = data.spare(424);
        county.file(referral(person, data.provincialCapitalHospital())).expect(201);
        county.file(referral(person, cityHospital).without("providerCode").text("treatmentRegion", "140105"))
                .expect(201);
        // until is exclusive: the stay begins on 2019-11-01
        county.file(referral(person, cityHospital)
                        .text("validFrom", "2019-10-01")
                        .text("validUntil", "2019-11-01"))
                .expect(201);
        Answer bill = city.settled(stay(person)).amounts(UNREFERRED);
        assertEquals(
                0, GatewayRows.number("select count(*) from filing_use where settlement_id = ?", bill.settlementId()));
    }

    @Test
    void aDiseaseFilingLetsItsBillsBeMade() {
        DemoPerson person = data.spare(425);
        Body visit = stay(person)
                .without("admittedOn")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "CHRONIC_HEPATITIS")
                .text("dischargedOn", "2020-03-10")
                .fees("100.00", "100.00", "0.00");
        city.preview(visit).problem(422, 2008);
        String id =
                county.file(disease(person, "CHRONIC_HEPATITIS")).expect(201).at("filingId");
        // 70 % of class A
        Answer bill = city.settled(visit).amounts(Map.of("poolingFund", "70.00"));
        assertEquals(List.of(bill.settlementId()), county.usesOf(id));
        county.file(disease(person, "NO_SUCH_DISEASE")).problem(400, 4002);
    }

    private static Body disease(DemoPerson person, String disease) {
        return referral(person, GatewayServers.data().cityHospital())
                .without("providerCode")
                .text("kind", "DISEASE")
                .text("disease", disease)
                .text("validFrom", "2020-01-01")
                .text("validUntil", "2022-01-01");
    }

    @Test
    void aReferralToALowerHospitalOutsideTheCountyIsWarnedOfAndCounts() {
        DemoPerson person = data.spare(426);
        DemoProvider township = providerOf("H14102100002"); // 1A, in another county
        Answer filed = county.file(referral(person, township)).expect(201);
        assertEquals("6008", filed.at("warnings.0.code"));
        assertEquals("RECEIVING_HOSPITAL_BELOW_GRADE", filed.at("warnings.0.name"));
        assertEquals("1A", filed.at("warnings.0.grade"));
        assertEquals("2A", filed.at("warnings.0.minimumGrade"));
        assertEquals("三(一)", filed.at("warnings.0.citations.0.article"));
        assertTrue(filed.at("warnings.0.citations.0.document").contains("临医保发〔2019〕15号"), filed::text);
        assertEquals("FILED", GatewayClient.of(township).preview(stay(person)).at("referral"));
    }

    @Test
    void aReferralInsideTheCountyOrToAGoodHospitalIsNotWarnedOf() {
        DemoPerson person = data.spare(427);
        DemoProvider countyElsewhere = providerOf("H14102100001"); // 2A
        for (DemoProvider hospital : List.of(data.townshipHospital(), countyElsewhere, cityHospital)) {
            Answer filed = county.file(referral(person, hospital)).expect(201);
            assertEquals("[]", filed.json().path("warnings").toString(), hospital::code);
        }
        Body emergency = referral(person, providerOf("H14102100002")).text("kind", "EMERGENCY");
        assertEquals("[]", county.file(emergency).json().path("warnings").toString());
        Body before = referral(person, providerOf("H14102100002")).text("validFrom", "2019-09-30");
        assertEquals("[]", county.file(before).json().path("warnings").toString(), "the notice was not in force");
    }

    @Test
    void aHospitalWithoutAGradeOnRecordIsAWarningOfItsOwn() {
        DemoPerson person = data.spare(428);
        String code = "H14102100003";
        GatewayRows.change("update provider set grade = null where provider_code = ?", code);
        try {
            Answer filed = county.file(referral(person, providerOf(code))).expect(201);
            assertEquals("6009", filed.at("warnings.0.code"));
            assertFalse(filed.json().path("warnings").path(0).has("grade"), filed::text);
        } finally {
            GatewayRows.change("update provider set grade = '1A' where provider_code = ?", code);
        }
    }

    @Test
    void aWithdrawnFilingCoversNothingMoreAndItsBillStands() {
        DemoPerson person = data.spare(429);
        String id = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        Answer bill = city.settled(stay(person)).amounts(REFERRED);
        Answer withdrawn = county.withdraw(id).expect(200);
        assertEquals(bill.settlementId(), withdrawn.at("usedBy.0"));
        assertTrue(withdrawn.json().has("withdrawnAt"), withdrawn::text);
        assertArrayEquals(withdrawn.bytes(), county.withdraw(id).expect(200).bytes());
        assertArrayEquals(withdrawn.bytes(), county.find(id).expect(200).bytes());
        assertEquals("NOT_FILED", city.preview(stay(person).on("2019-11-20")).at("referral"));
        assertEquals("true", city.get("/v1/settlements/" + bill.settlementId()).at("live"));
        city.get("/v1/settlements/" + bill.settlementId() + "/explanation").amounts(REFERRED);
        assertEquals("FILED", bill.at("referral"));
        assertEquals("NOT_FILED", city.settled(stay(person).on("2019-11-20")).at("referral"));
        assertEquals(
                data.countyHospital().code(),
                GatewayRows.one("select withdrawn_by from filing where filing_id = ?", id)
                        .get("withdrawn_by"));
    }

    @Test
    void anAnsweredFilingIsNeitherChangedNorDeletedNorFiledAgain() {
        String id =
                county.file(referral(data.spare(430), cityHospital)).expect(201).at("filingId");
        county.withdraw(id).expect(200);
        for (String change : List.of(
                "update filing set valid_until = '2029-01-01' where filing_id = ?",
                "update filing set withdrawn_at = null, withdrawn_by = null where filing_id = ?",
                "delete from filing where filing_id = ?")) {
            assertThrows(IllegalStateException.class, () -> GatewayRows.change(change, id), change);
        }
        DemoPerson person = data.spare(430);
        String used = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        city.settled(stay(person));
        assertThrows(
                IllegalStateException.class,
                () -> GatewayRows.change("delete from filing_use where filing_id = ?", used));
    }

    @Test
    void onlyTheFilerAndTheReceivingHospitalSeeAFilingAndOnlyTheFilerWithdrawsIt() {
        DemoPerson person = data.spare(431);
        String id = county.file(referral(person, cityHospital)).expect(201).at("filingId");
        FilingClient stranger = FilingClient.of(data.townshipHospital());
        stranger.find(id).problem(404, 4004);
        stranger.withdraw(id).problem(404, 4004);
        assertEquals(
                "[]",
                stranger.ofPerson(person).expect(200).json().path("filings").toString());
        receiving.find(id).expect(200);
        receiving.withdraw(id).problem(403, 4018);
        assertEquals(id, receiving.ofPerson(person).at("filings.0.filingId"));
        assertFalse(county.find(id).json().has("withdrawnAt"));
        county.find("141000" + "0".repeat(22)).problem(404, 4004);
        county.find("nonsense").problem(404, 4004);
        county.withdraw("141000" + "0".repeat(22)).problem(404, 4004);
    }

    @Test
    void aPersonsFilingsAreListedNewestFirstInPages() {
        DemoPerson person = data.spare(432);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 51; i++) {
            ids.add(0, county.file(referral(person, cityHospital)).expect(201).at("filingId"));
        }
        city.settled(stay(person));
        Answer page = county.ofPerson(person).expect(200);
        assertEquals(50, page.json().path("filings").size());
        assertEquals("true", page.at("more"));
        assertEquals(ids.get(0), page.at("filings.0.filingId"));
        assertEquals(ids.get(49), page.at("filings.49.filingId"));
        GatewayClient client = GatewayClient.of(data.countyHospital());
        Answer rest = client.get("/v1/filings?personId=" + person.personId() + "&before=" + ids.get(49));
        assertEquals(1, rest.json().path("filings").size());
        assertEquals("false", rest.at("more"));
        // the first that was filed is the one that covers
        assertEquals(1, rest.json().path("filings").path(0).path("usedBy").size());
        client.get("/v1/filings").problem(400, 4002);
        client.get("/v1/filings?personId=1").problem(400, 4002);
        client.get("/v1/filings?personId=" + person.personId() + "&before=x").problem(400, 4002);
    }

    private DemoProvider providerOf(String code) {
        return data.providers().stream()
                .filter(provider -> provider.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
