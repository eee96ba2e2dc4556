package io.jishi.support;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.id.TimeOrderedId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DemoDataTest {
    private static final byte[] IDENTITY_KEY = "identity key of the tests, 32 by".getBytes(StandardCharsets.US_ASCII);
    private static final long SEED = 20_191_112;
    private static final DemoData DATA = DemoData.seeded(SEED);

    private static final String VALID = "daterange(valid_from, valid_until)";
    private static final String PLAIN_COVER = "RESIDENT|2018-01-01|2023-01-01|IN_WINDOW|2018-01-01";
    private static final String OPEN_REFERRAL = "REFERRAL|null|null|null|2019-10-01|2021-01-01|null";
    private static final String ALL_CARE = "INPATIENT OUTPATIENT OUTPATIENT_TWO_DISEASE OUTPATIENT_CHRONIC";

    @SuppressWarnings("NullAway.Init")
    private static EmbeddedServers servers;

    @SuppressWarnings("NullAway.Init")
    private static Connection connection;

    @BeforeAll
    static void load() throws Exception {
        servers = EmbeddedServers.start();
        DemoDatabase.migrate(servers);
        connection = DemoDatabase.connect(servers);
        DATA.load(connection, IDENTITY_KEY);
    }

    @AfterAll
    static void drop() throws SQLException {
        connection.close();
        servers.close();
    }

    @Test
    void everyTableHasAllItsRows() throws SQLException {
        for (CopyRows made : DATA.tables(IDENTITY_KEY)) {
            assertEquals(String.valueOf(made.count()), rows("select count(*) from " + made.table()), made.table());
        }
        assertEquals("20000", rows("select count(*) from person where region = '141000'"));
        assertEquals("17", rows("select count(distinct county) from person"));
        assertEquals("100", rows("select count(*) from provider where region = '141000'"));
        assertEquals("100", rows("select count(distinct institution_code) from institution_key"));
        assertEquals("1000", rows("select count(distinct item_code) from catalogue_item where region = '141000'"));
        assertEquals("50", rows("select count(*) from catalogue_item where valid_from = '2020-07-01'"));
    }

    @Test
    void aSecondLoadFailsAndChangesNothing() throws SQLException {
        DemoData other = DemoData.seeded(SEED + 1);
        assertThrows(SQLException.class, () -> other.load(connection, IDENTITY_KEY));
        assertTrue(connection.getAutoCommit());
        assertEquals("20000", rows("select count(*) from person"));
        assertEquals("100", rows("select count(*) from institution"));
    }

    @Test
    void sharesOfPeopleAreThoseOfLife() throws SQLException {
        assertShare(0.94, 0.99, "coverage where scheme = 'RESIDENT' and date '2022-06-01' <@ %s".formatted(VALID));
        assertShare(0.025, 0.035, """
                coverage where scheme = 'RESIDENT' and valid_from = '2018-01-01' and person_id not in
                (select person_id from coverage where valid_until = '2023-01-01')""");
        assertShare(0.007, 0.013, """
                coverage e where scheme = 'EMPLOYEE' and exists (select from coverage r
                where r.person_id = e.person_id and r.scheme = 'RESIDENT'
                and r.valid_from < e.valid_until and e.valid_from < r.valid_until)""");
        assertShare(0.01, 0.03, "coverage where enrolment = 'LATE' and benefits_from > valid_from");
        assertShare(0.11, 0.13, "assistance");
        assertShare(0.04, 0.06, "filing where kind <> 'DISEASE'");
        assertShare(0.025, 0.035, "filing where kind = 'DISEASE'");
    }

    @Test
    void everyCodeOfTheClosedListsOccurs() throws SQLException {
        String categories = rows("select string_agg(distinct category, ',') from assistance");
        assertEquals(names(AssistanceCategory.values()), Set.of(categories.split(",", -1)));
        assertEquals("5", rows("select count(distinct kind) from filing"));
        assertEquals("8", rows("select count(distinct disease) from filing"));
        assertEquals("6", rows("select count(distinct enrolment) from coverage"));
        String rates = "select distinct self_pay_rate_millionths from catalogue_item order by 1";
        assertEquals("0\n50000\n100000\n150000\n200000", rows(rates));
    }

    @Test
    void nobodyIsAssistedOrCoveredBeforeBirth() throws SQLException {
        for (String table : List.of("coverage", "assistance", "filing")) {
            String query =
                    "select person_id from %s join person using (region, person_id) where valid_from < birth_date";
            assertEquals("", rows(query.formatted(table)), table);
        }
    }

    @Test
    void spellsOfOneSchemeOrCategoryDoNotOverlap() throws SQLException {
        String query = """
                select person_id from %1$s a join %1$s b using (region, person_id, %2$s)
                where a.spell_id < b.spell_id
                and daterange(a.valid_from, a.valid_until) && daterange(b.valid_from, b.valid_until)""";
        assertEquals("", rows(query.formatted("coverage", "scheme")));
        assertEquals("", rows(query.formatted("assistance", "category")));
    }

    @Test
    void theSameSeedGivesTheSameRows() {
        assertEquals(texts(DATA), texts(DemoData.seeded(SEED)));
        List<String> others = texts(DemoData.seeded(SEED + 1));
        assertNotEquals(texts(DATA), others);
        assertNotEquals(DATA.people(), DemoData.seeded(SEED + 1).people());
    }

    @Test
    void identityNumbersAreWellFormedDifferentAndOfNoProvince() {
        Set<String> numbers = new HashSet<>();
        for (DemoPerson person : DATA.people()) {
            assertTrue(person.identityNumber().startsWith("99"), person::toString);
            assertTrue(IdentityNumbers.isWellFormed(person.identityNumber()), person::toString);
            assertTrue(numbers.add(person.identityNumber()), person::toString);
            assertTrue(TimeOrderedId.isWellFormed(person.personId()), person::toString);
        }
        assertEquals(20_000, numbers.size());
    }

    @Test
    void peopleAreFoundByTheHashOfTheirNumberOnly() throws SQLException {
        for (DemoPerson person :
                List.of(DATA.referredPatient(), DATA.spare(1_099), DATA.people().get(19_999))) {
            String typed = " " + person.identityNumber().toLowerCase(Locale.ROOT);
            byte[] index = new KeyedHash(IDENTITY_KEY).of(IdentityNumbers.normalised(typed));
            assertEquals(
                    person.personId() + "|" + person.county() + "|1",
                    rows("select person_id, county, identity_key_version from person where identity_index = ?", index));
        }
    }

    @Test
    void namedPeopleAreWhatTheyArePromisedToBe() throws SQLException {
        assertPerson(DATA.referredPatient(), "141024", PLAIN_COVER, "", OPEN_REFERRAL);
        assertPerson(DATA.unreferredPatient(), "141024", PLAIN_COVER, "", "");
        assertPerson(
                DATA.registeredPoorPatient(),
                "141024",
                PLAIN_COVER,
                "REGISTERED_POOR|2016-01-01|2021-01-01",
                OPEN_REFERRAL);
        assertPerson(DATA.secondAdmissionPatient(), "141002", PLAIN_COVER, "", "");
        String lapsed = "RESIDENT|2018-01-01|2019-07-01|IN_WINDOW|2018-01-01";
        assertPerson(DATA.lapsedPatient(), "141024", lapsed, "", "");
    }

    @Test
    void sparePeopleAreElevenHundredPlainOnes() throws SQLException {
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < 1_100; index++) {
            assertPerson(DATA.spare(index), "141024", PLAIN_COVER, "", "");
            ids.add(DATA.spare(index).personId());
        }
        assertEquals(1_100, ids.size());
        assertThrows(IndexOutOfBoundsException.class, () -> DATA.spare(1_100));
    }

    @Test
    void namedProvidersAreWhatTheyArePromisedToBe() throws SQLException {
        assertProvider(DATA.cityHospital(), "141002|141000|CLASS_1|CITY|3A", "|2017-01-01|null");
        assertProvider(DATA.countyHospital(), "141024|141000|CLASS_2|COUNTY|2A", "|2017-01-01|null");
        assertProvider(DATA.townshipHospital(), "141024|141000|CLASS_3|TOWNSHIP|1A", "|2017-01-01|null");
        assertProvider(DATA.provincialCapitalHospital(), "140105|null|CLASS_1|PROVINCE|3A", "|2017-01-01|null");
        assertProvider(DATA.otherProvinceHospital(), "610113|null|CLASS_1|PROVINCE|3A", "|2017-01-01|null");
        assertProvider(DATA.lapsedHospital(), "141002|141000|CLASS_1|CITY|3A", "|2017-01-01|2019-01-01");
    }

    @Test
    void providersStandInEveryCountyAndOutsideTheRegion() throws SQLException {
        assertEquals(
                "80|17",
                rows("select count(*), count(distinct treatment_region) from provider "
                        + "where catalogue_region = '141000'"));
        assertEquals(
                "10",
                rows("select count(*) from provider where treatment_region like '14%' "
                        + "and catalogue_region is null"));
        assertEquals(
                "10",
                rows("select count(*) from provider where treatment_region not like '14%' "
                        + "and catalogue_region is null"));
        assertEquals(
                "0",
                rows("select count(*) from provider p where not exists (select from agreement a "
                        + "where a.region = p.region and a.provider_code = p.provider_code)"));
    }

    @Test
    void everyInstitutionHasAKeyOfWhichTheHashIsStored() throws SQLException {
        for (DemoProvider provider : DATA.providers()) {
            assertTrue(provider.apiKey().matches("[A-Za-z0-9_-]{43}"), provider::toString);
            assertEquals(provider.apiKey(), DATA.apiKeyOf(provider.code()));
            byte[] hash = KeyedHash.unkeyed(provider.apiKey());
            assertEquals(
                    provider.code(), rows("select institution_code from institution_key where key_hash = ?", hash));
        }
        assertThrows(IllegalArgumentException.class, () -> DATA.apiKeyOf("H99999900001"));
    }

    @Test
    void namedItemsKeepTheirTerms() throws SQLException {
        assertItem(DATA.classAItem(), "A|0|null");
        assertItem(DATA.classBItem(), "B|100000|null");
        assertItem(DATA.limitedItem(), "A|0|1000");
    }

    private static void assertPerson(DemoPerson person, String county, String covers, String assistance, String filings)
            throws SQLException {
        String id = person.personId();
        assertEquals(county, person.county());
        assertEquals(county, rows("select county from person where region = '141000' and person_id = ?", id));
        assertEquals(
                covers,
                rows(
                        "select scheme, valid_from, valid_until, enrolment, benefits_from from coverage "
                                + "where region = '141000' and person_id = ?",
                        id));
        assertEquals(
                assistance,
                rows(
                        "select category, valid_from, valid_until from assistance "
                                + "where region = '141000' and person_id = ?",
                        id));
        assertEquals(
                filings,
                rows(
                        "select kind, disease, treatment_region, provider_code, valid_from, valid_until, "
                                + "withdrawn_at from filing where region = '141000' and person_id = ?",
                        id));
    }

    private static void assertProvider(DemoProvider provider, String terms, String agreed) throws SQLException {
        assertEquals(provider.treatmentRegion(), provider.code().substring(1, 7));
        assertEquals(
                terms,
                rows(
                        "select treatment_region, catalogue_region, charge_class, administration, grade "
                                + "from provider where region = '141000' and provider_code = ?",
                        provider.code()));
        assertEquals(
                ALL_CARE + agreed,
                rows(
                        "select array_to_string(care_types, ' '), valid_from, valid_until from agreement "
                                + "where region = '141000' and provider_code = ?",
                        provider.code()));
    }

    private static void assertItem(String code, String terms) throws SQLException {
        assertEquals(
                terms + "|2017-01-01|null",
                rows(
                        "select class, self_pay_rate_millionths, price_limit, valid_from, "
                                + "valid_until from catalogue_item where region = '141000' and item_code = ?",
                        code));
    }

    private static void assertShare(double least, double most, String ofTable) throws SQLException {
        long people = Long.parseLong(
                rows("select count(*) from (select distinct region, person_id from " + ofTable + ") chosen"));
        assertTrue(people >= least * 20_000 && people <= most * 20_000, () -> people + " of " + ofTable);
    }

    private static Set<String> names(Enum<?>[] values) {
        Set<String> names = new HashSet<>();
        for (Enum<?> value : values) {
            names.add(value.name());
        }
        return names;
    }

    private static List<String> texts(DemoData data) {
        return data.tables(IDENTITY_KEY).stream().map(CopyRows::text).toList();
    }

    /** The columns of the rows, divided by a stroke within a row and by a new line between two; empty for no row. */
    private static String rows(String query, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            StringJoiner lines = new StringJoiner("\n");
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    lines.add(row(result));
                }
            }
            return lines.toString();
        }
    }

    private static String row(ResultSet result) throws SQLException {
        StringJoiner row = new StringJoiner("|");
        for (int column = 1; column <= result.getMetaData().getColumnCount(); column++) {
            row.add(String.valueOf(result.getString(column)));
        }
        return row.toString();
    }
}
