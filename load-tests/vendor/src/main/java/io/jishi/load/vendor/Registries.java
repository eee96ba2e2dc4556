package io.jishi.load.vendor;

import io.jishi.coverage.model.AssistanceBasis;
import io.jishi.coverage.model.AssistanceSpell;
import io.jishi.coverage.model.Coverage;
import io.jishi.coverage.model.CoverageSpell;
import io.jishi.coverage.model.Enrolment;
import io.jishi.filing.model.Filing;
import io.jishi.filing.model.FilingKind;
import io.jishi.filing.model.Filings;
import io.jishi.load.core.Digest;
import io.jishi.provider.model.Agreement;
import io.jishi.provider.model.DesignatedProvider;
import io.jishi.settlement.model.PersonLock;
import io.jishi.settlement.model.SettleRequest;
import io.jishi.settlement.model.Situation;
import io.jishi.shared.code.Administration;
import io.jishi.shared.code.AssistanceCategory;
import io.jishi.shared.code.CareType;
import io.jishi.shared.code.ChargeClass;
import io.jishi.shared.code.EnrolmentBasis;
import io.jishi.shared.code.Grade;
import io.jishi.shared.code.Scheme;
import io.jishi.shared.time.DateRange;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Looks up what a bill depends on. Hospitals and their keys are kept in memory, as anybody would; people are read from the
 * database, under the lock.
 */
@Repository
class Registries {

    private final JdbcTemplate jdbc;
    private final Map<String, String> institutions = new ConcurrentHashMap<>();
    private final Map<String, DesignatedProvider> providers = new ConcurrentHashMap<>();

    Registries(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** What was looked up, and the row that is locked. */
    record Locked(Situation situation, PersonLock person) {}

    String institution(String apiKey) {
        return institutions.computeIfAbsent(
                apiKey,
                key -> jdbc.queryForObject(
                        "select institution_code from institution_key where key_hash = ?", String.class, hash(key)));
    }

    Locked lock(SettleRequest request) {
        String region = request.region();
        String person = request.personId();
        List<CoverageSpell> spells = jdbc.query(
                "select scheme, valid_from, valid_until, enrolled_on, basis, enrolment, benefits_from from coverage"
                        + " where region = ? and person_id = ? order by spell_id",
                (row, number) -> new CoverageSpell(
                        Scheme.valueOf(row.getString(1)),
                        valid(row),
                        row.getObject("enrolled_on", LocalDate.class),
                        EnrolmentBasis.valueOf(row.getString("basis")),
                        Enrolment.valueOf(row.getString("enrolment")),
                        row.getObject("benefits_from", LocalDate.class)),
                region,
                person);
        List<AssistanceSpell> assistance = jdbc.query(
                "select category, valid_from, valid_until, basis from assistance"
                        + " where region = ? and person_id = ? order by spell_id",
                (row, number) -> new AssistanceSpell(
                        AssistanceCategory.valueOf(row.getString(1)),
                        valid(row),
                        AssistanceBasis.valueOf(row.getString("basis"))),
                region,
                person);
        List<Filing> filings = jdbc.query(
                "select filing_id, kind, disease, treatment_region, provider_code, valid_from, valid_until from filing"
                        + " where region = ? and person_id = ? and withdrawn_at is null order by filing_id",
                (row, number) -> new Filing(
                        row.getString(1),
                        FilingKind.valueOf(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        valid(row)),
                region,
                person);
        return jdbc.queryForObject(
                "select epoch, sequence, county, birth_date from person where region = ? and person_id = ? for update",
                (row, number) -> new Locked(
                        new Situation(
                                new Coverage(
                                        row.getLong(1),
                                        row.getString(3),
                                        row.getObject(4, LocalDate.class),
                                        spells,
                                        assistance),
                                new Filings(row.getLong(1), filings),
                                provider(region, request.providerCode()),
                                null),
                        new PersonLock(row.getLong(1), row.getLong(2))),
                region,
                person);
    }

    private DesignatedProvider provider(String region, String code) {
        return providers.computeIfAbsent(
                code,
                unused -> jdbc.queryForObject(
                        "select epoch, treatment_region, catalogue_region, charge_class, administration, grade"
                                + " from provider where region = ? and provider_code = ?",
                        (row, number) -> new DesignatedProvider(
                                row.getLong(1),
                                code,
                                row.getString(2),
                                row.getString(3),
                                ChargeClass.valueOf(row.getString(4)),
                                Administration.valueOf(row.getString(5)),
                                grade(row.getString(6)),
                                agreements(region, code)),
                        region,
                        code));
    }

    private List<Agreement> agreements(String region, String code) {
        return jdbc.query(
                "select care_types, valid_from, valid_until from agreement where region = ? and provider_code = ?",
                (row, number) -> new Agreement(careTypes(row), valid(row)),
                region,
                code);
    }

    private static Set<CareType> careTypes(ResultSet row) throws SQLException {
        Set<CareType> types = EnumSet.noneOf(CareType.class);
        for (String type : (String[]) row.getArray(1).getArray()) {
            types.add(CareType.valueOf(type));
        }
        return types;
    }

    private static Grade grade(String code) {
        return Arrays.stream(Grade.values())
                .filter(grade -> grade.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    private static DateRange valid(ResultSet row) throws SQLException {
        return new DateRange(
                row.getObject("valid_from", LocalDate.class), row.getObject("valid_until", LocalDate.class));
    }

    private static byte[] hash(String key) {
        return Digest.of(key.getBytes(StandardCharsets.UTF_8));
    }
}
