package io.jishi.api;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.returning;
import static io.jishi.support.GatewayClient.stay;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.GatewayServers;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bills over HTTP, to the fen; every expected amount is derived by hand. Uses the spare people 0 to 39. */
@QuarkusTest
@QuarkusTestResource(GatewayServers.class)
class SettlementApiTest {

    private static final String DAY = "2019-11-12";

    private final DemoData data = GatewayServers.data();
    private final GatewayClient city = GatewayClient.of(data.cityHospital());
    private final GatewayClient county = GatewayClient.of(data.countyHospital());

    @Test
    void aReferredStayIsTheWorkedExample() {
        DemoPerson person = data.spare(0);
        GatewayRows.refer(person);
        Answer bill = city.settled(stay(person));
        // calculation.md section 3: D 1,000; POOL 59,000 x 0.60; BASE 24,600; CII 14,600 x 0.75
        bill.amounts(Map.of(
                "total", "60000.00",
                "eligible", "60000.00",
                "deductible", "1000.00",
                "poolingFund", "35400.00",
                "unreferredReduction", "0.00",
                "criticalIllnessBase", "24600.00",
                "criticalIllness", "10950.00",
                "fundTotal", "46350.00",
                "outOfPocket", "13650.00"));
        assertEquals("FILED", bill.at("referral"));
        assertFalse(bill.json().has("unreferred"));
    }

    @Test
    void anUnreferredStayPaysTheReductionAndSaysSo() {
        Answer bill = city.settled(stay(data.spare(1)));
        // r' 0.45: POOL 59,000 x 0.45; RED 59,000 x 0.15; BASE and CII as if referred
        bill.amounts(Map.of(
                "poolingFund", "26550.00",
                "unreferredReduction", "8850.00",
                "criticalIllnessBase", "24600.00",
                "criticalIllness", "10950.00",
                "outOfPocket", "22500.00",
                "cash", "22500.00"));
        assertEquals("NOT_FILED", bill.at("referral"));
        assertEquals("8850.00", bill.at("unreferred.reduction"));
        assertEquals("8850.00", bill.at("unreferred.patientPaysMore"));
        assertEquals("false", bill.at("unreferred.filingNowRemovesIt"));
    }

    @Test
    void aRegisteredPoorPatientCrossesTheCriticalIllnessDeductible() {
        DemoPerson person = data.spare(2);
        GatewayRows.refer(person);
        GatewayRows.assist(person, "REGISTERED_POOR");
        Answer bill = city.settled(stay(person).on("2020-05-20").raw("fees.total", "12000.00"));
        // D 1,000; POOL 11,000 x 0.60 = 6,600; BASE 5,400; the tilt: (5,400 - 5,000) x 0.80 = 320;
        // MA (12,000 - 6,600 - 320) x 0.70 = 3,556; the patient 12,000 - 6,600 - 320 - 3,556
        bill.amounts(Map.of(
                "poolingFund", "6600.00",
                "criticalIllnessBase", "5400.00",
                "criticalIllness", "320.00",
                "medicalAssistance", "3556.00",
                "outOfPocket", "1524.00"));
        Answer second = city.settled(stay(person).on("2020-06-20").raw("fees.total", "10000.00"));
        // D 500; POOL 9,500 x 0.60 = 5,700; BASE 4,300; all of it above 5,000 now: 4,300 x 0.80 = 3,440;
        // MA (10,000 - 5,700 - 3,440) x 0.70 = 602; the patient 258
        second.amounts(Map.of(
                "poolingFund", "5700.00",
                "criticalIllness", "3440.00",
                "medicalAssistance", "602.00",
                "outOfPocket", "258.00"));
    }

    @Test
    void aSecondAdmissionOfTheYearHasHalfTheDeductible() {
        DemoPerson person = data.spare(3);
        GatewayRows.refer(person);
        city.settled(stay(person));
        Answer second = city.settled(stay(person).on("2019-12-20").raw("fees.total", "20000.00"));
        // D 1,000 x 0.5; POOL 19,500 x 0.60; BASE 8,300, all above 10,000 by now: CII 8,300 x 0.75
        second.amounts(Map.of(
                "deductible", "500.00",
                "poolingFund", "11700.00",
                "criticalIllnessBase", "8300.00",
                "criticalIllness", "6225.00",
                "outOfPocket", "2075.00"));
        Answer nextYear = city.settled(stay(person).on("2020-01-02").raw("fees.total", "20000.00"));
        // a new benefit year: D 1,000; POOL 19,000 x 0.60; BASE 8,600, below the deductible
        nextYear.amounts(Map.of(
                "deductible", "1000.00",
                "poolingFund", "11400.00",
                "criticalIllness", "0.00",
                "outOfPocket", "8600.00"));
    }

    @Test
    void feeLinesAreSplitByTheCatalogue() {
        Body body = stay(data.spare(4))
                .lines(
                        "1127.01",
                        line("1", data.classAItem(), DAY, "100.00", "10", "1000.00"),
                        line("2", data.classBItem(), DAY, "12.34", "3", "37.02"),
                        line("3", data.limitedItem(), DAY, "12.50", "4", "50.00"),
                        line("4", "X999999", DAY, "25.00", "1", "25.00"),
                        line("5", data.classAItem(), DAY, "9.99", "1.5", "14.99"));
        Answer bill = county.settled(body);
        // B: 37.02 x 0.10 = 3.702 -> 3.70; over 4 x 2.50; C 25.00; 9.99 x 1.5 = 14.985 -> 14.99
        // eligible 1,000 + 33.32 + 40.00 + 14.99; class 2 county: D 400, 688.31 x 0.75 = 516.2325 -> 516.23
        bill.amounts(Map.of(
                "nonCovered", "25.00",
                "overLimit", "10.00",
                "upfrontSelfPay", "3.70",
                "eligible", "1088.31",
                "deductible", "400.00",
                "poolingFund", "516.23",
                "criticalIllnessBase", "572.08",
                "outOfPocket", "610.78"));
        List<Map<String, String>> lines = GatewayRows.all(
                "select class, non_covered, over_limit, upfront_self_pay, eligible from fee_line"
                        + " where visit_id = ? order by serial",
                bill.at("visitId"));
        assertEquals(
                List.of(
                        List.of("A", "0", "0", "0", "100000"),
                        List.of("B", "0", "0", "370", "3332"),
                        List.of("A", "0", "1000", "0", "4000"),
                        List.of("C", "2500", "0", "0", "0"),
                        List.of("A", "0", "0", "0", "1499")),
                lines.stream().map(row -> List.copyOf(row.values())).toList());
    }

    @Test
    void aReturnTakesItsPartBack() {
        Body body = stay(data.spare(5))
                .lines(
                        "1012.34",
                        line("1", data.classAItem(), DAY, "100.00", "10", "1000.00"),
                        line("2", data.classBItem(), DAY, "12.34", "3", "37.02"),
                        returning(line("3", data.classBItem(), DAY, "12.34", "-2", "-24.68"), "2"));
        // what is returned: 24.68 x 0.10 = 2.468 -> 2.47; left of the line: 3.70 - 2.47 = 1.23, 12.34 - 1.23 = 11.11
        // E 1,011.11 - 400 = 611.11; x 0.75 = 458.3325 -> 458.33
        county.settled(body)
                .amounts(Map.of(
                        "upfrontSelfPay", "1.23",
                        "eligible", "1011.11",
                        "poolingFund", "458.33",
                        "outOfPocket", "554.01"));
    }

    @Test
    void aFullyReturnedLineIsZeroInEveryPart() {
        Body body = stay(data.spare(6))
                .lines(
                        "0.00",
                        line("1", data.classBItem(), DAY, "12.34", "3", "37.02"),
                        returning(line("2", data.classBItem(), DAY, "12.34", "-1", "-12.34"), "1"),
                        returning(line("3", data.classBItem(), DAY, "12.34", "-2", "-24.68"), "1"));
        Answer bill = county.settled(body);
        bill.amounts(Map.of("total", "0.00", "upfrontSelfPay", "0.00", "eligible", "0.00", "outOfPocket", "0.00"));
        assertEquals(
                0, GatewayRows.number("select count(*) from posting where settlement_id = ?", bill.settlementId()));
        assertEquals("1", GatewayRows.years(data.spare(6)).get(0).get("admissions"));
    }

    @Test
    void partialReturnsThatRoundUpNeverMakeAPartNegative() {
        // ten at 0.05, 10 %: upfront 0.05; each single return takes half_up(0.005) = 0.01, six of them 0.06
        String[] lines = new String[7];
        lines[0] = line("1", data.classBItem(), DAY, "0.05", "10", "0.50");
        for (int i = 1; i < lines.length; i++) {
            lines[i] = returning(line("r" + i, data.classBItem(), DAY, "0.05", "-1", "-0.05"), "1");
        }
        Answer bill = county.settled(stay(data.spare(7)).lines("0.20", lines));
        bill.amounts(Map.of("total", "0.20", "outOfPocket", "0.20"));
        assertFalse(bill.at("amounts.upfrontSelfPay").startsWith("-"), bill::text);
    }

    @Test
    void aStayInAnotherProvinceIsSettledFromTotals() {
        GatewayClient outside = GatewayClient.of(data.otherProvinceHospital());
        Body totals = stay(data.spare(8));
        // D 1,500; 58,500 x 0.40 = 23,400; x 0.55 = 32,175, RED 8,775; BASE 27,825; CII 17,825 x 0.75 = 13,368.75
        outside.settled(totals)
                .amounts(Map.of(
                        "deductible", "1500.00",
                        "poolingFund", "23400.00",
                        "unreferredReduction", "8775.00",
                        "criticalIllnessBase", "27825.00",
                        "criticalIllness", "13368.75",
                        "outOfPocket", "23231.25"));
        Body lines = stay(data.spare(8)).lines("10.00", line("1", data.classAItem(), DAY, "10.00", "1", "10.00"));
        assertEquals("lines", outside.settle(lines).problem(422, 4013).at("errors.0.field"));
    }

    @Test
    void ordinaryOutpatientPoolingStopsAtTheDayCap() {
        DemoPerson person = data.spare(9);
        // 30 x 0.60 + 20 x 0.50
        county.settled(outpatient(person)).amounts(Map.of("poolingFund", "28.00", "outOfPocket", "22.00"));
        // 40 x 0.60 + 20 x 0.50 = 34, but 50 - 28 are left of the day
        Body second = outpatient(person).fees("60.00", "40.00", "20.00");
        county.settled(second).amounts(Map.of("poolingFund", "22.00", "outOfPocket", "38.00"));
        // the next day has a cap of its own
        Body third = outpatient(person).on("2021-03-11").fees("60.00", "40.00", "20.00");
        county.settled(third).amounts(Map.of("poolingFund", "34.00", "outOfPocket", "26.00"));
        assertEquals(
                List.of(
                        Map.of("kind", "OUTPATIENT_DAY", "scope", "", "period_start", "2021-03-10", "amount", "5000"),
                        Map.of("kind", "OUTPATIENT_DAY", "scope", "", "period_start", "2021-03-11", "amount", "3400")),
                GatewayRows.scopes(person));
    }

    @Test
    void outpatientLinesOfClassBMakeNoUpfrontSelfPay() {
        Body body = outpatient(data.spare(10))
                .lines(
                        "60.00",
                        line("1", data.classAItem(), "2021-03-10", "20.00", "1", "20.00"),
                        line("2", data.classBItem(), "2021-03-10", "10.00", "4", "40.00"));
        // 20 x 0.60 + 40 x 0.50
        county.settled(body).amounts(Map.of("upfrontSelfPay", "0.00", "eligible", "60.00", "poolingFund", "32.00"));
    }

    @Test
    void twoDiseaseMedicinesHaveOneDeductibleAndACapPerDisease() {
        DemoPerson person = data.spare(11);
        Body first = outpatient(person)
                .on("2019-12-03")
                .text("careType", "OUTPATIENT_TWO_DISEASE")
                .text("disease", "HYPERTENSION")
                .fees("300.00", "100.00", "200.00");
        // 60 off class B: 100 x 0.60 + 140 x 0.50
        county.settled(first).amounts(Map.of("deductible", "60.00", "poolingFund", "130.00", "outOfPocket", "170.00"));
        Body second = first.text("visitNumber", GatewayClient.unique("visit")).fees("300.00", "200.00", "100.00");
        // 200 x 0.60 + 100 x 0.50 = 170, but 260 - 130 are left for the disease
        county.settled(second).amounts(Map.of("deductible", "0.00", "poolingFund", "130.00"));
        Body third = second.text("visitNumber", GatewayClient.unique("visit")).text("disease", "DIABETES_OTHER");
        // another disease has its own cap, and the deductible is used up
        county.settled(third).amounts(Map.of("deductible", "0.00", "poolingFund", "170.00"));
    }

    @Test
    void aChronicDiseaseIsPaidUpToItsQuotaOnceItIsFiled() {
        DemoPerson person = data.spare(12);
        Body body = outpatient(person)
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "CORONARY_HEART_DISEASE")
                .fees("1600.00", "1000.00", "500.00")
                .raw("fees.upfrontSelfPay", "100.00");
        assertEquals("DISEASE_NOT_FILED", county.settle(body).problem(422, 2008).at("reason"));
        GatewayRows.fileDisease(person, "CORONARY_HEART_DISEASE");
        // 1,500 x 0.70
        county.settled(body).amounts(Map.of("poolingFund", "1050.00", "outOfPocket", "550.00"));
        Body second = body.text("visitNumber", GatewayClient.unique("visit")).fees("3000.00", "3000.00", "0.00");
        // 3,000 x 0.70 = 2,100, but 2,400 - 1,050 are left of the quota
        county.settled(second).amounts(Map.of("poolingFund", "1350.00", "outOfPocket", "1650.00"));
        // also within the ceiling of 70,000
        assertEquals("240000", GatewayRows.years(person).get(0).get("pooling_fund_paid"));
    }

    @Test
    void aPatientIsFoundByIdentityNumber() {
        DemoPerson person = data.spare(13);
        Answer bill = city.settled(stay(person).without("personId").text("identityNumber", person.identityNumber()));
        assertEquals(person.personId(), bill.at("personId"));
        assertFalse(bill.text().contains(person.identityNumber()));
        Body unknown = stay(person).without("personId").text("identityNumber", "999999190001010000");
        assertEquals("PERSON_UNKNOWN", city.settle(unknown).problem(422, 2001).at("reason"));
    }

    @Test
    void everyBillIsPostedToItsTotal() {
        Answer bill = city.settled(stay(data.spare(14)));
        List<Map<String, String>> postings = GatewayRows.all(
                "select debit_account, credit_account, amount from posting where settlement_id = ? order by line",
                bill.settlementId());
        assertEquals(
                List.of(
                        List.of("POOLING_FUND", "PROVIDER_PAYABLE", "2655000"),
                        List.of("CRITICAL_ILLNESS_INSURANCE", "PROVIDER_PAYABLE", "1095000"),
                        List.of("PATIENT_CASH", "PROVIDER_PAYABLE", "2250000")),
                postings.stream().map(row -> List.copyOf(row.values())).toList());
    }
}
