package io.jishi.verification;

import static io.jishi.support.GatewayClient.line;
import static io.jishi.support.GatewayClient.outpatient;
import static io.jishi.support.GatewayClient.returning;
import static io.jishi.support.GatewayClient.stay;
import static io.jishi.support.GatewayClient.unique;

import io.jishi.shared.id.TimeOrderedId;
import io.jishi.support.DemoData;
import io.jishi.support.DemoPerson;
import io.jishi.support.GatewayClient.Answer;
import io.jishi.support.GatewayClient.Body;
import io.jishi.support.GatewayRows;
import io.jishi.support.VisitClient;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Makes rows of every kind by asking the gateway for them. Uses the spare people 950 to 969. */
final class GoodHistory {

    private static final String DAY = "2019-11-10";
    private static final String OTHER_REGION = "340300";
    private static final LocalDate FROM = LocalDate.of(2020, 1, 1);
    private static final LocalDate UNTIL = LocalDate.of(2021, 1, 1);

    private final DemoData data;
    private final ToldClient city;
    private final ToldClient county;
    private int people = 950;

    GoodHistory(DemoData data) {
        this.data = data;
        this.city = new ToldClient(data.cityHospital());
        this.county = new ToldClient(data.countyHospital());
    }

    private DemoPerson next() {
        return data.spare(people++);
    }

    /** Makes them and gives the lines of the clients' journal. */
    List<String> make() {
        bills();
        outpatients();
        undone();
        standingAgain();
        supplements();
        withoutRows();
        visitsBySteps();
        personalAccount();
        otherRegion();
        return Stream.concat(city.journal().stream(), county.journal().stream()).toList();
    }

    private void bills() {
        DemoPerson person = next();
        GatewayRows.refer(person);
        city.settle(unique("key"), stay(person));
        city.settle(unique("key"), stay(person).on("2019-12-05").raw("fees.total", "300000.00"));
        county.settle(unique("key"), stay(next()).lines("137.02", lines()));
    }

    private String[] lines() {
        String first = line("1", data.classAItem(), DAY, "100.00", "1", "100.00");
        String second = line("2", data.classBItem(), DAY, "12.34", "3", "37.02");
        String third = line("3", data.classAItem(), DAY, "50.00", "1", "50.00");
        String back = returning(line("4", data.classAItem(), DAY, "50.00", "-1", "-50.00"), "3");
        return new String[] {first, second, third, back};
    }

    private void outpatients() {
        DemoPerson person = next();
        GatewayRows.fileDisease(person, "MALIGNANT_TUMOUR");
        county.settle(unique("key"), outpatient(person));
        county.settle(unique("key"), outpatient(person));
        county.settle(unique("key"), outpatient(person).on("2021-03-11"));
        Body chronic = outpatient(person)
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "MALIGNANT_TUMOUR");
        Answer cancelled = county.settle(unique("key"), chronic);
        county.cancel(unique("cancel"), cancelled);
        county.settle(unique("key"), chronic);
        county.settle(
                unique("key"),
                outpatient(person)
                        .on("2019-12-03")
                        .text("careType", "OUTPATIENT_TWO_DISEASE")
                        .text("disease", "HYPERTENSION")
                        .fees("300.00", "100.00", "200.00"));
    }

    /** Cancelled and settled again with other lines, and reversed below later bills. */
    private void undone() {
        DemoPerson person = next();
        Body body = stay(person).lines("137.02", lines());
        Answer first = county.settle(unique("key"), body);
        county.cancel(unique("cancel"), first);
        county.settle(unique("key"), body.lines("100.00", lines()[0]));
        String early = unique("key");
        county.settle(early, stay(person).on("2019-11-20"));
        county.settle(unique("key"), stay(person).on("2019-11-25"));
        county.reverse(person, "SETTLE", early);
        county.reverse(person, "SETTLE", early);
    }

    private void standingAgain() {
        DemoPerson person = next();
        Answer bill = city.settle(unique("key"), stay(person));
        String cancellation = unique("cancel");
        city.cancel(cancellation, bill);
        city.reverse(person, "CANCEL", cancellation);
        city.settle(unique("key"), stay(person).on("2019-12-20").raw("fees.total", "20000.00"));
    }

    private void supplements() {
        DemoPerson kept = next();
        Answer first = referred(kept, unique("key"));
        assist(kept, "SUBSISTENCE_ALLOWANCE", "GRANT");
        city.supplement(unique("late"), first, "LATE_GRANT");
        city.settle(unique("key"), stay(kept).on("2020-08-01").raw("fees.total", "20000.00"));
        assist(kept, "REGISTERED_POOR", "IDENTITY");
        city.supplement(unique("late"), first, "LATE_IDENTITY");

        DemoPerson undone = next();
        String settling = unique("key");
        Answer second = referred(undone, settling);
        assist(undone, "REGISTERED_POOR", "IDENTITY");
        Answer cancelled = city.supplement(unique("late"), second, "LATE_IDENTITY");
        city.cancel(unique("cancel"), cancelled);
        city.supplement(unique("late"), second, "LATE_IDENTITY");
        city.reverse(undone, "SETTLE", settling);

        DemoPerson again = next();
        Answer third = referred(again, unique("key"));
        assist(again, "REGISTERED_POOR", "IDENTITY");
        Answer standing = city.supplement(unique("late"), third, "LATE_IDENTITY");
        String cancellation = unique("cancel");
        city.cancel(cancellation, standing);
        city.reverse(again, "CANCEL", cancellation);
    }

    private Answer referred(DemoPerson person, String key) {
        GatewayRows.refer(person);
        return city.settle(key, stay(person).on("2020-05-20"));
    }

    private static void assist(DemoPerson person, String category, String basis) {
        GatewayRows.assist(person, category, basis, FROM, UNTIL);
    }

    /** A refusal, an alias of a bill and one of a bill that was reversed since, and two tombstones. */
    private void withoutRows() {
        DemoPerson person = next();
        String refused = unique("key");
        Body chronic = outpatient(person)
                .on("2020-03-10")
                .text("careType", "OUTPATIENT_CHRONIC")
                .text("disease", "CORONARY_HEART_DISEASE");
        county.refused(refused, chronic);
        county.refused(refused, chronic);
        Body body = stay(person);
        county.settle(unique("key"), body);
        county.alias(unique("key"), body);
        county.reverse(person, "SETTLE", unique("never"));
        county.reverse(person, "SETTLE", unique("never"));
        Body other = stay(person).on("2019-12-01");
        county.settle(unique("key"), other);
        String alias = unique("key");
        county.alias(alias, other);
        county.reverse(person, "SETTLE", alias);
    }

    private void visitsBySteps() {
        VisitClient visits = county.visits();
        String stay = visits.opened(VisitClient.admission(next()));
        visits.upload(stay, VisitClient.batch(lines())).expect(200);
        visits.withdrawLines(stay, "2").expect(200);
        visits.upload(stay, VisitClient.batch(line("5", data.limitedItem(), DAY, "12.50", "4", "50.00")))
                .expect(200);
        visits.discharge(stay, "2019-11-12").expect(200);
        Answer bill = visits.settle(stay, "150.00").expect(200);
        visits.cancel(bill.settlementId()).expect(200);
        visits.reopen(stay).expect(200);
        visits.withdrawLines(stay, "5").expect(200);
        visits.discharge(stay, "2019-11-12").expect(200);
        visits.settle(stay, "100.00").expect(200);
        String open = visits.opened(VisitClient.admission(next()));
        visits.upload(open, VisitClient.batch(lines())).expect(200);
        String withdrawn = visits.opened(VisitClient.admission(next()));
        visits.withdrawVisit(withdrawn).expect(200);
    }

    private void personalAccount() {
        DemoPerson person = next();
        GatewayRows.change(
                "insert into personal_account_credit (region, person_id, credited_on, amount)"
                        + " values (?, ?, '2020-01-01', 3000)",
                GatewayRows.REGION,
                person.personId());
        VisitClient visits = county.visits();
        String visit = visits.opened(VisitClient.registration(person));
        for (String charge : List.of("C1", "C2")) {
            String line = line("A" + charge, data.classAItem(), "2021-03-10", "50.00", "1", "50.00");
            visits.upload(visit, VisitClient.batchOf(charge, line)).expect(200);
            visits.settle(
                            unique("key"),
                            visit,
                            "{\"chargeBatch\":\"" + charge
                                    + "\",\"usesPersonalAccount\":true,\"fees\":{\"total\":50.00}}")
                    .expect(200);
        }
    }

    /** A region that keeps a part of the yearly cap for villages. */
    private void otherRegion() {
        String person = TimeOrderedId.of(OTHER_REGION, 1_577_836_800_000L, 9, 7);
        String code = data.townshipHospital().code();
        GatewayRows.change(
                "insert into person (region, person_id, identity_index, identity_key_version, county, birth_date)"
                        + " values (?, ?, sha256(convert_to('verified', 'UTF8')), 1, '340321', '1970-01-01')",
                OTHER_REGION,
                person);
        GatewayRows.change(
                "insert into coverage (region, person_id, scheme, valid_from, enrolment, benefits_from)"
                        + " values (?, ?, 'RESIDENT', '2019-01-01', 'IN_WINDOW', '2019-01-01')",
                OTHER_REGION,
                person);
        GatewayRows.change(
                "insert into provider (region, provider_code, name, treatment_region, charge_class, administration,"
                        + " grade) select ?, provider_code, name, '340321', charge_class, 'VILLAGE', 'UNGRADED'"
                        + " from provider where region = '141000' and provider_code = ?",
                OTHER_REGION,
                code);
        GatewayRows.change(
                "insert into agreement (region, provider_code, care_types, valid_from)"
                        + " values (?, ?, array['OUTPATIENT'], date '2015-01-01')",
                OTHER_REGION,
                code);
        VisitClient village = VisitClient.of(data.townshipHospital());
        for (int day = 1; day <= 8; day++) {
            Body visit = outpatient(data.spare(2))
                    .text("insuredRegion", "340321")
                    .text("personId", person)
                    .on("2020-03-0" + day)
                    .fees("80.00", "80.00", "0.00");
            Answer bill = village.gateway().settled(visit);
            if (day == 7) {
                village.cancel(bill.settlementId()).expect(200);
            }
        }
    }
}
