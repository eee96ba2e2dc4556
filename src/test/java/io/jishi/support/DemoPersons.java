package io.jishi.support;

import io.jishi.shared.time.DateRange;
import io.jishi.support.InsuredPerson.Assistance;
import io.jishi.support.InsuredPerson.Cover;
import io.jishi.support.InsuredPerson.Filing;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The insured people of the demo. The named ones and the spare ones come first and get exactly what is promised of
 * them; only the crowd behind them is drawn. Nobody has a name: nothing in the tables needs one.
 */
final class DemoPersons {
    static final int COUNT = 20_000;
    static final int SPARES = 1_100;

    /** Positions of the named people; the spare ones follow. */
    static final int REFERRED = 0;

    static final int UNREFERRED = 1;
    static final int REGISTERED_POOR = 2;
    static final int SECOND_ADMISSION = 3;
    static final int LAPSED = 4;
    static final int FIRST_SPARE = 5;

    private static final Instant FIRST_ID_AT = Instant.parse("2018-01-01T00:00:00Z");
    private static final short IDENTITY_KEY_VERSION = 1;
    private static final LocalDate OLDEST = LocalDate.of(1930, 1, 1);
    private static final LocalDate YOUNGEST_UNTIL = LocalDate.of(2022, 1, 1);
    private static final LocalDate ADULT_SINCE = LocalDate.of(1955, 1, 1);
    private static final LocalDate ADULT_UNTIL = LocalDate.of(1998, 1, 1);
    private static final LocalDate LAPSED_ON = LocalDate.of(2019, 7, 1);

    private final Draw draw;
    private final DemoFilings filings;
    private final List<InsuredPerson> people = new ArrayList<>(COUNT);

    DemoPersons(RandomGenerator random, DemoProviders providers) {
        draw = new Draw(random);
        filings = new DemoFilings(providers.referralHospitals(), draw);
        addNamed();
        while (people.size() < FIRST_SPARE + SPARES) {
            addAdult(DemoRegion.HOME_COUNTY, DemoCovers.plain(), List.of(), List.of());
        }
        while (people.size() < COUNT) {
            addDrawn();
        }
    }

    DemoPerson at(int position) {
        return people.get(position).demo();
    }

    List<DemoPerson> all() {
        return people.stream().map(InsuredPerson::demo).toList();
    }

    /** The rows of the people and of what belongs to them, each table after those that it refers to. */
    List<CopyRows> rows(KeyedHash identityHash) {
        return List.of(personRows(identityHash), coverageRows(), assistanceRows(), filingRows());
    }

    /** In the order of their positions. */
    private void addNamed() {
        String county = DemoRegion.HOME_COUNTY;
        addAdult(county, DemoCovers.plain(), List.of(), filings.openReferral());
        addAdult(county, DemoCovers.plain(), List.of(), List.of());
        addAdult(county, DemoCovers.plain(), DemoAssistance.registeredPoor(), filings.openReferral());
        addAdult(DemoRegion.CITY_DISTRICT, DemoCovers.plain(), List.of(), List.of());
        addAdult(county, DemoCovers.lapsedOn(LAPSED_ON), List.of(), List.of());
    }

    private void addAdult(String county, List<Cover> covers, List<Assistance> assistance, List<Filing> filed) {
        LocalDate birthDate = draw.day(ADULT_SINCE, ADULT_UNTIL);
        people.add(new InsuredPerson(next(birthDate, county), birthDate, covers, assistance, filed));
    }

    private void addDrawn() {
        LocalDate birthDate = draw.day(OLDEST, YOUNGEST_UNTIL);
        List<Cover> covers = DemoCovers.drawn(birthDate, draw);
        LocalDate coveredFrom = covers.get(0).valid().from();
        people.add(new InsuredPerson(
                next(birthDate, draw.oneOf(DemoRegion.COUNTIES)),
                birthDate,
                covers,
                DemoAssistance.drawn(birthDate, draw),
                filings.drawn(birthDate, coveredFrom)));
    }

    private DemoPerson next(LocalDate birthDate, String county) {
        int index = people.size();
        String personId = draw.id(FIRST_ID_AT.plusMillis(index));
        return new DemoPerson(personId, IdentityNumbers.demo(index, birthDate), county);
    }

    private CopyRows personRows(KeyedHash identityHash) {
        CopyRows rows = new CopyRows(
                "person", "region", "person_id", "identity_index", "identity_key_version", "county", "birth_date");
        for (InsuredPerson person : people) {
            DemoPerson demo = person.demo();
            byte[] identityIndex = identityHash.of(IdentityNumbers.normalised(demo.identityNumber()));
            rows.add(
                    DemoRegion.CODE,
                    demo.personId(),
                    identityIndex,
                    IDENTITY_KEY_VERSION,
                    demo.county(),
                    person.birthDate());
        }
        return rows;
    }

    private CopyRows coverageRows() {
        CopyRows rows = new CopyRows(
                "coverage",
                "region",
                "person_id",
                "scheme",
                "valid_from",
                "valid_until",
                "enrolled_on",
                "basis",
                "enrolment",
                "benefits_from");
        for (InsuredPerson person : people) {
            for (Cover cover : person.covers()) {
                DateRange valid = cover.valid();
                rows.add(
                        DemoRegion.CODE,
                        person.demo().personId(),
                        cover.scheme(),
                        valid.from(),
                        valid.until(),
                        cover.enrolledOn(),
                        cover.basis(),
                        cover.enrolment(),
                        cover.benefitsFrom());
            }
        }
        return rows;
    }

    private CopyRows assistanceRows() {
        CopyRows rows = new CopyRows("assistance", "region", "person_id", "category", "valid_from", "valid_until");
        for (InsuredPerson person : people) {
            for (Assistance spell : person.assistance()) {
                DateRange valid = spell.valid();
                rows.add(DemoRegion.CODE, person.demo().personId(), spell.category(), valid.from(), valid.until());
            }
        }
        return rows;
    }

    private CopyRows filingRows() {
        CopyRows rows = new CopyRows(
                "filing",
                "region",
                "person_id",
                "filing_id",
                "kind",
                "disease",
                "treatment_region",
                "provider_code",
                "channel",
                "valid_from",
                "valid_until",
                "filed_at",
                "withdrawn_at");
        for (InsuredPerson person : people) {
            for (Filing filing : person.filings()) {
                rows.add(
                        DemoRegion.CODE,
                        person.demo().personId(),
                        filing.filingId(),
                        filing.purpose().kind(),
                        filing.purpose().disease(),
                        filing.purpose().treatmentRegion(),
                        filing.purpose().providerCode(),
                        filing.channel(),
                        filing.valid().from(),
                        filing.valid().until(),
                        filing.filedAt(),
                        filing.withdrawnAt());
            }
        }
        return rows;
    }
}
